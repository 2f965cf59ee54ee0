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
