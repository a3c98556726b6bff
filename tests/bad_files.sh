#!/bin/sh
# Drives the commands over a folder of bad files: each must be refused with exit code 1 and one line on stderr, say
# nothing on stdout, write nothing and leave the file as it was. Then the same where nothing can be written.
#
#   tests/bad_files.sh [-v]     with -v it tells what is said about each file
#
# $PYTHON is the interpreter, if not that of .venv. What cannot be tried on this machine is told.
set -u
cd "$(dirname "$0")/.." || exit 2

# A full drive is a small one of our own, for which root needs a view of the file systems that is ours alone.
if [ -z "${OWN_DRIVE:-}" ] && [ "$(id -u)" = 0 ] && unshare -m true 2>/dev/null; then
    OWN_DRIVE=1 exec unshare -m tests/bad_files.sh "$@"
fi

python=${PYTHON:-$PWD/.venv/bin/python}
main=$PWD/main.py
sample=$PWD/resources/eksempel.risiko
verbose=${1:-}
LC_ALL=C.UTF-8
export LC_ALL

work=$(mktemp -d) || exit 2
bad=$work/bad
made=$work/made
drive=$made/drev
limited=$work/limited
trap 'umount "$drive" 2>/dev/null; chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
mkdir "$bad" "$made" "$drive"
printf '#!/bin/sh\nulimit -f 1\nexec "$@"\n' >"$limited"
chmod +x "$limited"
before=
runs=0
failures=0

complain() {
    failures=$((failures + 1))
    printf 'NOT REFUSED AS IT SHOULD BE: %s: %s\n' "$1" "$2"
    sed 's/^/    /' "$work/err"
}

# What lies in both folders, with size, time, permissions and the goal of a link. A folder is also touched by what
# comes and goes, and its time tells nothing.
listing() {
    find "$bad" "$made" ! -type d -printf '%p %y %s %T@ %m %l\n' 2>/dev/null | sort
}

sums() {
    find "$bad" -type f -size -200M -exec sha256sum {} + 2>/dev/null | sort
}

# Runs a command of the program, which must refuse; $before is a command to run it by.
refused() {
    runs=$((runs + 1))
    listing >"$work/was"
    # Values of everything that the largest of the files say would need more memory than this.
    # shellcheck disable=SC2086  # a list of words
    (ulimit -v 600000 2>/dev/null; exec timeout 60 $before "$python" "$main" "$@") \
        >"$work/out" 2>"$work/err" </dev/null
    code=$?
    listing >"$work/is"
    [ "$code" = 1 ] || complain "$*" "exit code $code"
    [ ! -s "$work/out" ] || complain "$*" "stdout is not empty"
    [ "$(wc -l <"$work/err")" = 1 ] || complain "$*" "stderr is not one line"
    grep -q '^[A-ZÆØÅ»].*\.$' "$work/err" || complain "$*" "stderr is no sentence"
    ! grep -qiE 'traceback|error|errno|exception' "$work/err" || complain "$*" "stderr is not for people"
    cmp -s "$work/was" "$work/is" || complain "$*" "something was written or changed"
    [ "$verbose" != -v ] || cat "$work/err"
}

# The commands that read a file of that name; where they write, something stands there already.
try() {
    case $1 in
        *.risiko)
            refused check "$bad/$1"
            refused export --force "$bad/$1" "$made/gammel.json"
            ;;
        *) refused import --json --force "$bad/$1" "$made/gammel.risiko" ;;
    esac
}

"$python" -m tests.bad_files "$bad" >"$work/names" || exit 2
"$python" "$main" export "$sample" "$work/sund.json" >/dev/null
cp "$sample" "$made/gammel.risiko"
echo '{}' >"$made/gammel.json"
sums >"$work/sums"
while IFS= read -r name; do
    try "$name"
done <"$work/names"
sums | cmp -s - "$work/sums" || complain "all of them" "a file is not as it was"
refused show "$bad/afkortet.risiko"
refused show --json "$bad/afkortet.risiko"
refused export "$bad/afkortet.risiko" "$made/ud.pdf"
refused import "$bad/afkortet.docx" "$made/ny.risiko"

# No permission. Root may read everything, unless it lays that power down.
mkdir "$bad/lukket" "$made/skrivebeskyttet"
for suffix in risiko json docx pdf; do
    cp "$sample" "$bad/låst.$suffix"
    cp "$sample" "$bad/lukket/fil.$suffix"
done
chmod 000 "$bad"/låst.* "$bad/lukket"
chmod 500 "$made/skrivebeskyttet"
[ ! -r "$bad/låst.risiko" ] || before="setpriv --bounding-set=-all --inh-caps=-all --"
# shellcheck disable=SC2086  # a list of words
if $before true 2>/dev/null && ! $before cat "$bad/låst.risiko" >/dev/null 2>&1; then
    for suffix in risiko json docx pdf; do
        try "låst.$suffix"
        try "lukket/fil.$suffix"
    done
    for folder in "$made/skrivebeskyttet" "$bad/lukket"; do
        refused export "$sample" "$folder/ud.pdf"
        refused import "$work/sund.json" "$folder/ny.risiko"
    done
else
    echo "not tried: files without permission, for nothing here takes that power from root"
fi
before=

# Where nothing can be written.
mkdir "$made/mappe.pdf"
ln -s /dev/null "$made/enhed.pdf"
ln -s ring.pdf "$made/ring.pdf"
mkfifo "$made/rør.pdf"
for name in ingen/ud.pdf mappe.pdf enhed.pdf ring.pdf rør.pdf gammel.json/ud.pdf "$(printf %0300d 0).pdf"; do
    refused export --force "$sample" "$made/$name"
done
refused export "$sample" "$made/gammel.json"
refused import "$work/sund.json" "$made/gammel.risiko"
refused import "$work/sund.json" "$made/ingen/ny.risiko"

# A full drive, or else a limit on the size of a file.
if [ -z "${OWN_DRIVE:-}" ] || ! mount -t tmpfs -o size=8k none "$drive" 2>/dev/null; then
    echo "not tried: a drive that is full, for it takes root to have one; a limit on the size of files instead"
    before=$limited
fi
echo '{}' >"$drive/gammel.json"
refused export "$sample" "$drive/ud.pdf"
refused export "$sample" "$drive/ud.json"
refused export --force "$sample" "$drive/gammel.json"
refused import "$work/sund.json" "$drive/ny.risiko"

echo "$(wc -l <"$work/names") bad files, $runs runs, $failures failures"
[ "$failures" = 0 ]
