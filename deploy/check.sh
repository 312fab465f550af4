#!/usr/bin/env bash
# Proves what can be proved of deploy/ on one machine: units, proxies' configurations, and real requests
# through nginx to a running niaga, a screen's socket included. It takes half a minute and leaves nothing.
#   deploy/check.sh path/to/niaga [first free port of three]
set -euo pipefail
cd "$(dirname "$0")"
niaga=$(realpath "${1:?the program niaga}")
port=${2:-8150} http=$((${2:-8150} + 1)) https=$((${2:-8150} + 2))
work=$(mktemp -d)
pids=()
finish() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait
    rm -rf "$work"
}
trap finish EXIT
say() { printf 'deploy: %s\n' "$*"; }
fail() { say "FAILED: $*"; tail -20 "$work"/*.log 2>/dev/null || true; exit 1; }
missing() { say "NOT CHECKED: $1 is not installed ($2)"; }

# The units name /usr/local/bin/niaga, which need not be there.
if command -v systemd-analyze >/dev/null; then
    for unit in systemd/*; do
        sed "s#/usr/local/bin/niaga#$niaga#" "$unit" > "$work/$(basename "$unit")"
    done
    said=$(systemd-analyze verify "$work"/*.service "$work"/*.timer 2>&1 | grep "$work" || true)
    [ -z "$said" ] || fail "systemd-analyze: $said"
    say "systemd: the units are sound"
else
    missing systemd-analyze systemd
fi

if command -v caddy >/dev/null; then
    HOME=$work caddy validate --adapter caddyfile --config caddy/Caddyfile > "$work/caddy.log" 2>&1 \
        || fail "caddy validate"
    say "caddy: the configuration is valid"
else
    missing caddy caddy
fi

command -v nginx >/dev/null || { missing nginx nginx-light; exit 0; }
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=example.id \
    -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
sed -e "s#/etc/letsencrypt/live/example.id/fullchain.pem#$work/cert.pem#" \
    -e "s#/etc/letsencrypt/live/example.id/privkey.pem#$work/key.pem#" \
    -e "s#listen 80;#listen 127.0.0.1:$http;#" -e "s#listen 443 ssl#listen 127.0.0.1:$https ssl#" \
    -e '/listen \[::\]/d' -e "s#127.0.0.1:8080#127.0.0.1:$port#" nginx/niaga.conf > "$work/niaga.conf"
cat > "$work/nginx.conf" <<CONF
pid $work/nginx.pid;
error_log $work/nginx.log;
daemon off;
user $(id -un) $(id -gn);
events {}
http {
    access_log off;
    client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
    uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
    include $work/niaga.conf;
}
CONF
nginx -t -q -c "$work/nginx.conf" || fail "nginx -t"
say "nginx: the configuration is valid"

NIAGA_PLATFORM__PUBLIC_URL=https://example.id NIAGA_PLATFORM__LIMITS__API_CALLS_PER_MINUTE=0 \
    "$niaga" serve --demo --listen "127.0.0.1:$port" --data "$work/data" > "$work/niaga.log" 2>&1 &
pids+=($!)
nginx -c "$work/nginx.conf" &
pids+=($!)
for _ in $(seq 300); do
    curl -fs "http://127.0.0.1:$port/readyz" >/dev/null && break
    sleep 0.1
done

site=https://toko.example.id:$https
ask() { curl -ks --max-time 20 --resolve "toko.example.id:$https:127.0.0.1" "$@"; }
status() { ask -o /dev/null -w '%{http_code}' "$@"; }

[ "$(curl -s -o /dev/null -w '%{http_code}' -H 'Host: example.id' "http://127.0.0.1:$http/")" = 308 ] \
    || fail "plain http is not sent to https"
[ "$(status "$site/healthz")" = 200 ] || fail "/healthz"
for inside in /metrics /simulator /api/simulator/phones; do
    [ "$(status "$site$inside")" = 403 ] || fail "$inside is reachable"
done
ask -D "$work/headers" -o /dev/null "$site/api/admin/orders"
grep -qi '^strict-transport-security:' "$work/headers" || fail "no HSTS over https"
ask -D "$work/headers" -o /dev/null "$site/api/admin/login" -H 'content-type: application/json' \
    -d '{"email":"admin@niaga.test","password":"niaga-demo"}'
grep -qi '^set-cookie:.*secure' "$work/headers" || fail "the cookie is not Secure"

# 900 KiB reach niaga, which refuses them in its own words; 40 MiB are refused by nginx.
head -c 921600 /dev/zero > "$work/900k" && head -c 41943040 /dev/zero > "$work/40m"
post() { ask -H 'content-type: application/json' -X POST --data-binary "@$work/$1" "${@:2}" "$site/api/admin/login"; }
post 900k -o "$work/answer"
grep -q platform.not_json "$work/answer" || fail "900 KiB do not reach niaga: $(head -c 300 "$work/answer")"
[ "$(post 40m -o /dev/null -w '%{http_code}')" = 413 ] || fail "40 MiB are taken"

# A socket: the upgrade goes through, and the greeting comes at once.
ask -N --http1.1 -H 'connection: Upgrade' -H 'upgrade: websocket' -H 'sec-websocket-version: 13' \
    -H 'sec-websocket-key: x3JJHMbDL1EzLkh9GBhXDw==' "$site/app/niaga?protocol=7" > "$work/socket" &
socket=$!
for _ in $(seq 50); do [ -s "$work/socket" ] && break; sleep 0.1; done
grep -aq 'pusher:connection_established' "$work/socket" || fail "a socket is not greeted within five seconds"
kill $socket 2>/dev/null || true
say "nginx: TLS, limits, what stays inside, and sockets work"
