--liquibase formatted sql logicalFilePath:gateway.sql

-- The gateway's own records, in PostgreSQL beside the credentials or in the embedded SQLite database. ${table} is the prefix of
-- all tables, ${identity} the definition of a primary key that the database numbers. A change set that only one of the two
-- databases understands has the attribute dbms:postgresql or dbms:sqlite. Times are milliseconds since 1970-01-01 UTC, durations
-- milliseconds. An empty text says that a value is unknown, so that rows can be grouped by it; a missing number is null.

--changeset kiro4j:records-1-requests
--comment One row for each request that has ended; no content. A credential of 0 stands for none.
CREATE TABLE "${table}_requests" (
  id ${identity},
  ended_at BIGINT NOT NULL,
  gateway TEXT NOT NULL,
  request_id TEXT NOT NULL,
  client_key TEXT NOT NULL,
  credential BIGINT NOT NULL,
  route TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  asked_model TEXT NOT NULL,
  model TEXT NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER NOT NULL,
  error TEXT NOT NULL,
  cause TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  input_tokens BIGINT NOT NULL,
  output_tokens BIGINT NOT NULL,
  cache_read_tokens BIGINT NOT NULL,
  cache_write_tokens BIGINT NOT NULL,
  credits DOUBLE PRECISION NOT NULL,
  first_event BIGINT,
  duration BIGINT NOT NULL,
  stop_reason TEXT NOT NULL,
  client TEXT NOT NULL
);
CREATE INDEX "${table}_requests_time" ON "${table}_requests" (ended_at, id);
--rollback DROP TABLE "${table}_requests";

--changeset kiro4j:records-2-usage-hours
--comment Sums over the requests that ended in an hour, their latencies by bucket, and which files of statistics were taken over.
CREATE TABLE "${table}_usage_hours" (
  started_at BIGINT NOT NULL,
  client_key TEXT NOT NULL,
  credential BIGINT NOT NULL,
  model TEXT NOT NULL,
  client TEXT NOT NULL,
  outcome TEXT NOT NULL,
  error TEXT NOT NULL,
  requests BIGINT NOT NULL,
  input_tokens BIGINT NOT NULL,
  output_tokens BIGINT NOT NULL,
  cache_read_tokens BIGINT NOT NULL,
  cache_write_tokens BIGINT NOT NULL,
  credits DOUBLE PRECISION NOT NULL,
  first_events BIGINT NOT NULL,
  first_event BIGINT NOT NULL,
  duration BIGINT NOT NULL,
  PRIMARY KEY (started_at, client_key, credential, model, client, outcome, error)
);
CREATE TABLE "${table}_usage_latencies" (
  started_at BIGINT NOT NULL,
  measure TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  requests BIGINT NOT NULL,
  PRIMARY KEY (started_at, measure, bucket)
);
CREATE TABLE "${table}_usage_imports" (name TEXT PRIMARY KEY);
--rollback DROP TABLE "${table}_usage_imports";
--rollback DROP TABLE "${table}_usage_latencies";
--rollback DROP TABLE "${table}_usage_hours";

--changeset kiro4j:records-3-client-keys
--comment The keys of clients. Of a key's text there is only a prefix and a hash. Lists are words with spaces between them, credits millionths.
CREATE TABLE "${table}_keys" (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  prefix TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  previous_prefix TEXT,
  previous_sha256 TEXT,
  previous_until BIGINT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  disabled INTEGER NOT NULL,
  models TEXT NOT NULL,
  credentials TEXT NOT NULL,
  requests_per_minute BIGINT,
  max_concurrency BIGINT,
  tokens_per_day BIGINT,
  tokens_per_month BIGINT,
  credits_per_month BIGINT,
  version BIGINT NOT NULL
);
--rollback DROP TABLE "${table}_keys"

--changeset kiro4j:records-4-client-keys-notify dbms:postgresql
--comment Gateways that share the table hear of each change at once.
CREATE TRIGGER "${table}_keys_notify" AFTER INSERT OR UPDATE OR DELETE ON "${table}_keys"
  FOR EACH ROW EXECUTE FUNCTION "${table}_notify"('id');
--rollback DROP TRIGGER "${table}_keys_notify" ON "${table}_keys"

--changeset kiro4j:records-5-key-usage
--comment What requests with a key have used, as each run of a gateway has counted it. Periods are numbered: minutes and days since 1970, months since year 0.
CREATE TABLE "${table}_key_usage" (
  key_id TEXT NOT NULL,
  gateway TEXT NOT NULL,
  minute BIGINT NOT NULL,
  requests BIGINT NOT NULL,
  day BIGINT NOT NULL,
  day_tokens BIGINT NOT NULL,
  month BIGINT NOT NULL,
  month_tokens BIGINT NOT NULL,
  month_credits BIGINT NOT NULL,
  in_flight INTEGER NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (key_id, gateway)
);
--rollback DROP TABLE "${table}_key_usage"

--changeset kiro4j:records-requests-attempts
--comment What the list of requests shows beside usage: the attempts as JSON, the hash of the conversation, whether the answer was a stream.
ALTER TABLE "${table}_requests" ADD COLUMN conversation TEXT NOT NULL DEFAULT '';
ALTER TABLE "${table}_requests" ADD COLUMN streamed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "${table}_requests" ADD COLUMN attempt_list TEXT NOT NULL DEFAULT '';
CREATE INDEX "${table}_requests_id" ON "${table}_requests" (request_id);
--rollback DROP INDEX "${table}_requests_id";
--rollback ALTER TABLE "${table}_requests" DROP COLUMN attempt_list;
--rollback ALTER TABLE "${table}_requests" DROP COLUMN streamed;
--rollback ALTER TABLE "${table}_requests" DROP COLUMN conversation;
