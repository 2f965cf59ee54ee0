CREATE TABLE auth_kv (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE state (key TEXT PRIMARY KEY, value BLOB);
INSERT INTO auth_kv VALUES ('kirocli:odic:token', '{"access_token":"fake-access-token","expires_at":"2026-03-14T11:00:00.123456789Z","refresh_token":"fake-refresh-token-cli","region":"eu-central-1","start_url":"https://fake.awsapps.com/start","oauth_flow":"DeviceCode","scopes":["codewhisperer:completions","codewhisperer:conversations"]}');
INSERT INTO auth_kv VALUES ('kirocli:odic:device-registration', '{"client_id":"fake-client-of-the-cli","client_secret":"fake-client-secret-of-the-cli","client_secret_expires_at":"2026-06-01T00:00:00Z","region":"eu-central-1"}');
INSERT INTO auth_kv VALUES ('kirocli:social:token', '{"access_token":"fake-access-token","expires_at":"2026-03-14T11:00:00Z","refresh_token":"fake-refresh-token-cli-social","profile_arn":"arn:aws:codewhisperer:us-east-1:000000000000:profile/SOCIAL","provider":"github"}');
INSERT INTO auth_kv VALUES ('codewhisperer:odic:token', '{"access_token":"fake-access-token","expires_at":"2026-03-14T11:00:00Z","refresh_token":"fake-refresh-token-q"}');
INSERT INTO auth_kv VALUES ('something:else', 'canary-not-for-us');
INSERT INTO state VALUES ('api.codewhisperer.profile', CAST('{"arn":"arn:aws:codewhisperer:eu-central-1:000000000000:profile/FAKE","profile_name":"fake"}' AS BLOB));
