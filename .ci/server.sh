# shellcheck shell=bash
# Sourced by the checks that look at a running server. Takes $work, a temporary folder of the check.
#
# start_server HEAP DATA: serves the folder DATA by the packaged program, waits for its address, leaves it in $address
# and the log in $work/server.log. The server ends, and $work goes, when the check ends.

server=
address=

finish() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; }
    rm -rf "$work"
}
trap finish EXIT

start_server() {
    java "-Xmx$1" -jar src/cli/target/prospectivity.jar serve --port 0 --data "$2" >"$work/server.log" 2>&1 &
    server=$!
    for _ in $(seq 240); do
        address=$(grep -oEm1 'http://[^ ]*[0-9]' "$work/server.log" || true)
        [ -z "$address" ] || return 0
        kill -0 "$server" 2>/dev/null || break
        sleep 0.25
    done
    cat "$work/server.log" >&2
    echo "the server does not tell its address" >&2
    exit 1
}
