# Starting, watching and ending the lab's daemons, without an init system. Each leads a session of its own,
# logs to $log/NAME.log, and is known by $run/NAME.pid, which says its number and when it was born: a number
# alone may be somebody else's after a reboot.

# Variables of the person's shell break these daemons: PYTHON*, SSL_*, REQUESTS_CA_BUNDLE, proxies.
clean=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$state" LANG=C.UTF-8 LC_ALL=C.UTF-8 PYTHONPATH="$etc/python")

# birth PID: when it was started, in clock ticks since boot (proc(5), field 22); nothing if it is gone.
birth() { sed -nE 's/.*\) [^Z] ([^ ]+ ){18}([^ ]+) .*/\2/p' "/proc/$1/stat" 2>/dev/null || true; }

alive() {
    local pid born
    read -r pid born 2>/dev/null <"$run/$1.pid" && [[ $(birth "$pid") == "$born" ]]
}

# fingerprint COMMAND...: of the command, and of the configuration that it names.
fingerprint() {
    local word path
    for word; do
        printf '%s\0' "$word"
        path=${word##*=}
        if [[ $path == "$etc"/* ]]; then find "$path" -type f -print0 | sort -z | xargs -0 cat; fi
    done | sha256sum
}

# start NAME COMMAND...: unless it runs already, with this very configuration.
start() {
    local name=$1 mark
    shift
    mark=$(fingerprint "$@")
    if alive "$name"; then
        [[ $mark == "$(<"$run/$name.mark")" ]] && return
        say "$name has a new configuration"
        stop "$name"
    fi
    echo "$mark" >"$run/$name.mark"
    printf '%q ' "$@" >"$run/$name.command"
    launch "$name"
}

# launch NAME: with the command it had last.
launch() {
    local command pid
    eval "command=($(<"$run/$1.command"))"
    # Not in the caller's folder: Python looks for its modules there.
    (cd / && exec setsid "${clean[@]}" "${command[@]}") >>"$log/$1.log" 2>&1 </dev/null 9>&- &
    pid=$!
    echo "$pid $(birth "$pid")" >"$run/$1.pid"
}

# stop NAME: asks it to end, and ends it with all it started if it does not within ten seconds.
stop() {
    local pid
    if alive "$1"; then
        read -r pid _ <"$run/$1.pid"
        kill "$pid" 2>/dev/null || true
        for ((i = 0; i < 100; i++)); do
            alive "$1" || break
            sleep 0.1
        done
        kill -KILL -- "-$pid" 2>/dev/null || true
    fi
    rm -f "$run/$1.pid"
}

# until_ready NAME SECONDS COMMAND...: waits until the command succeeds; fails if the daemon dies before.
until_ready() {
    local name=$1 tries=$(($2 * 10)) i
    shift 2
    for ((i = 0; i < tries; i++)); do
        "$@" >/dev/null 2>&1 && return
        if ! alive "$name"; then
            tail -n 20 "$log/$name.log" >&2 || true
            die "$name died; its log is $log/$name.log"
        fi
        sleep 0.1
    done
    die "$name is not ready after $((tries / 10)) s; its log is $log/$name.log"
}

listens() { (exec 3<>"/dev/tcp/$ip/$1") 2>/dev/null; }

# answers URL: with anything but "I am not ready" or nothing.
answers() {
    local code
    code=$(curl -s -o /dev/null -m 30 -w '%{http_code}' "$1") || return 1
    [[ $code == [23]* || $code == 401 ]]
}

# doing WHAT COMMAND...: with its output in a log that is shown only if it fails.
doing() {
    local what=$1
    shift
    "$@" >"$log/$what.log" 2>&1 </dev/null 9>&- || {
        tail -n 20 "$log/$what.log" >&2
        die "$what, see $log/$what.log"
    }
}
