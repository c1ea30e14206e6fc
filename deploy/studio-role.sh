#!/bin/sh
# Run once, when the database is made: the role under which web servers and workers work. The owner stays with "migrate".
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 --set password="$STUDIO_PASSWORD" <<'END'
CREATE ROLE studio LOGIN PASSWORD :'password';
END
