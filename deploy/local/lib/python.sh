# Python packages that tests need, each set in a virtual environment of the checkout. Sourced, not run. Sets: $python

# install_python NAME REQUIREMENT…: $python has the packages; installed into .local/NAME when it has them not, or others
install_python() {
  local venv=$checkout/.local/$1; shift
  python=$venv/bin/python
  [ "$(cat "$venv/installed" 2>/dev/null)" != "$*" ] || return 0
  say "installing $* into ${venv#"$checkout/"}"
  rm -rf "$venv"
  python3 -m venv "$venv" 2>/dev/null || { apt_install python3-venv; rm -rf "$venv"; python3 -m venv "$venv"; }
  "$venv/bin/pip" install --quiet --disable-pip-version-check "$@" || die "pip could not install $*"
  echo "$*" >"$venv/installed"
}
