# Shared by the scripts in deploy/local: messages, processes, ports, secrets. Sourced, not run.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
checkout=$(cd "$here/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/substra

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }
have() { command -v "$1" >/dev/null 2>&1; }

# usage: prints the comment block at the top of the calling script
usage() { sed -n '2,/^[^#]/{/^#/!d;s/^# \{0,1\}//;p}' "$0"; }

# need COMMAND SENTENCE: stops with the sentence when COMMAND is missing
need() { have "$1" || die "$1 is missing. $2"; }

# secret FILE: a generated password, kept in FILE (mode 600), the same on every call
secret() {
  [ -s "$1" ] || (umask 077 && python3 -c 'import secrets; print(secrets.token_hex(16))' >"$1.new" && mv "$1.new" "$1")
  cat "$1"
}

# choose_port_base [N]: what was asked for, else what the servers in $state were last started with, else N, or 8000
choose_port_base() {
  [ -n "$port_base" ] || port_base=$(cat "$state/port-base" 2>/dev/null || echo "${1:-8000}")
  [[ $port_base =~ ^[0-9]+$ && $port_base -lt 65400 ]] || die "--port-base must be a port number, not $port_base"
}

# port_open PORT: something listens there on loopback
port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# refuse_taken_port PORT WHAT: stops with a sentence when the port stays taken; one that was killed a moment ago may still go
refuse_taken_port() {
  local _
  for _ in 1 2 3 4 5; do port_open "$1" || return 0; sleep 0.2; done
  die "port $1, wanted for $2, is taken by another process. Choose another --port-base."
}

# detach LOG COMMAND…: runs COMMAND in a session of its own, prints its pid; it inherits no open file of ours
detach() {
  local log=$1; shift
  setsid bash -c '
    for fd in /proc/self/fd/*; do fd=${fd##*/}; [ "$fd" -le 2 ] || eval "exec $fd>&-"; done
    exec "$@"' detach "$@" </dev/null >>"$log" 2>&1 &
  echo $!
}

# process_is PID TEXT: that process lives and has TEXT among its arguments (pids are used again after a restart)
process_is() {
  [ -n "$1" ] && [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | grep -qF -- "$2"
}

# pid_in FILE: the first number in a pid file, or nothing
pid_in() { [ ! -r "$1" ] || sed -n '1s/^\([0-9]*\).*/\1/p' "$1"; }

# stop_process PID TEXT SECONDS [SIGNAL]: SIGNAL (TERM), then KILL after SECONDS; only a process that is ours
stop_process() {
  process_is "$1" "$2" || return 0
  kill -"${4:-TERM}" "$1" 2>/dev/null || true
  for _ in $(seq $(($3 * 10))); do process_is "$1" "$2" || return 0; sleep 0.1; done
  say "process $1 did not stop within $3 s: killed"
  kill -KILL "$1" 2>/dev/null || true
}

# wait_until SECONDS WHAT LOG COMMAND…: polls COMMAND; on time-out shows the end of LOG and stops
wait_until() {
  local seconds=$1 what=$2 log=$3 end; shift 3
  end=$((SECONDS + seconds))
  until "$@" >/dev/null 2>&1; do
    if [ $SECONDS -ge $end ]; then
      tail -n 15 "$log" >&2 || true
      die "$what was not ready within $seconds s; its log is $log"
    fi
    sleep 0.2
  done
}

# apt_install PACKAGE… : as root on Debian or Ubuntu, without starting any service; otherwise says what to type
apt_install() {
  if ! is_root || ! have apt-get; then die "please install: $*  (Debian: sudo apt-get install $*)"; fi
  say "installing $*"
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e $policy ]; then ours=1; printf '#!/bin/sh\nexit 101\n' >$policy; chmod 755 $policy; fi
  local ok=0
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } \
    </dev/null >"${TMPDIR:-/tmp}/substra-apt.log" 2>&1 || ok=$?
  [ -z "$ours" ] || rm -f $policy
  [ $ok = 0 ] || { tail -n 15 "${TMPDIR:-/tmp}/substra-apt.log" >&2; die "apt-get could not install $*"; }
}

# process_of NAME TEXT: the pid of the process called NAME that has TEXT among its arguments
process_of() {
  local pid
  for pid in $(pgrep -x "$1" || true); do
    if process_is "$pid" "$2"; then echo "$pid"; return; fi
  done
}
