# A Docker engine: the running one, or a private one without networks. Sourced by deploy/local/servers.
# Uses: $state, $logs

# The paths of Unix sockets must stay below 108 bytes, and containerd adds its own part to ours
docker_dir=$state/docker
[ ${#docker_dir} -lt 60 ] || docker_dir=/tmp/substra-$(printf %s "$state" | sha256sum | cut -c1-12)
docker_socket=$docker_dir/docker.sock
docker_log=$logs/dockerd.log

docker_pid() { process_of dockerd "--pidfile $docker_dir/docker.pid"; }
docker_containerd_pid() { process_of containerd "--config $docker_dir/exec/containerd/containerd.toml"; }

docker_answers() { have docker && timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# docker_mode: private, running, or none; a private engine once started stays the choice, and may be made the only one
docker_mode() {
  if [ -n "$(docker_pid)" ]; then echo private
  elif [ -n "${SUBSTRA_PRIVATE_DOCKER:-}" ]; then echo none
  elif [ -n "${DOCKER_HOST:-}" ]; then
    docker_answers || die "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST. Start it, or unset DOCKER_HOST."
    echo running
  elif docker_answers; then echo running
  else echo none; fi
}

docker_host() {
  if [ -n "${DOCKER_HOST:-}" ] && [ -z "$(docker_pid)${SUBSTRA_PRIVATE_DOCKER:-}" ]; then echo "$DOCKER_HOST"
  elif [ "$(docker_mode)" = running ]; then docker context inspect --format '{{.Endpoints.docker.Host}}'
  else echo "unix://$docker_socket"; fi
}

docker_start() {
  [ "$(docker_mode)" = none ] || return 0
  is_root || die "no Docker engine answers. Start Docker (and join its group: sudo usermod -aG docker \$USER), or set DOCKER_HOST."
  have dockerd || apt_install docker.io
  have docker || apt_install docker-cli
  docker_launch
}

docker_launch() {
  docker_clear
  mkdir -p "$docker_dir/root" "$docker_dir/exec"
  chmod 711 "$docker_dir"
  detach "$docker_log" dockerd --data-root "$docker_dir/root" --exec-root "$docker_dir/exec" \
    --pidfile "$docker_dir/docker.pid" -H "unix://$docker_socket" --iptables=false --ip6tables=false \
    --ip-forward=false --bridge=none >/dev/null
  wait_until 60 dockerd "$docker_log" env DOCKER_HOST="unix://$docker_socket" docker version
}

# After kill -9 of dockerd its containerd lives on, and pid files and mounts are in the next one's way
docker_clear() {
  local pid; pid=$(docker_containerd_pid)
  [ -z "$pid" ] || stop_process "$pid" "$docker_dir/exec" 10
  rm -f "$docker_dir/docker.pid" "$docker_dir/exec/containerd/containerd.pid" "$docker_socket"
  is_root || return 0
  awk -v dir="$docker_dir/" 'index($2, dir) == 1 { print $2 }' /proc/self/mounts | sort -r | while read -r mount; do
    umount -l "$mount" 2>/dev/null || true
  done
}

docker_stop() {
  # containers of a killed dockerd live on: only a new one finds and stops them
  if [ -z "$(docker_pid)" ] && [ -n "$(process_of containerd-shim "$docker_dir/exec/")" ]; then
    docker_launch
  fi
  local pid; pid=$(docker_pid)
  [ -z "$pid" ] || stop_process "$pid" "$docker_dir/docker.pid" 30
  docker_clear
}

docker_env() {
  echo "DOCKER_HOST=$(docker_host)"
  echo "ALGO_IMAGE=substra-model:latest"
}
