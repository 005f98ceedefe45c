# What deploy/local/backup and restore share: what of a node is kept, and where it stands. Sourced, not run.

# The order matters: the adapter tells the other two of the ledger, and what is told must not be behind who listens
node_databases=(api scheduler ledger)

# Not kept, for after a restore it would be wrong: who is signed in (what was revoked since would count again) and the key that
# signs for them, counts of the last minute, workers with their leases, messages on their way
declare -A not_kept=(
  [api]="api_token api_signing_key api_spent_token api_throttle"
  [scheduler]="worker former_incarnation assignment outbox"
  [ledger]=""
)

# Being written, or of tuples that run now
not_kept_files=(api/tmp api/uploads api/fetched api/models worker/work worker/plans worker/images worker/plan-images)

archive() { python3 -B "$here/backup.d/archive.py" "$@"; }

# key_hash ORGANISATION: of the public half of the key that signs for it on the ledger
key_hash() { sha256sum "$nodes/$1/ledger-key.pub.pem" | cut -d' ' -f1; }

# field MANIFEST NAME…: what stands there
field() { python3 -c 'import functools, json, sys
print(functools.reduce(lambda value, name: value.get(name, {}), sys.argv[2:], json.loads(sys.argv[1])) or "")' "$@"; }
