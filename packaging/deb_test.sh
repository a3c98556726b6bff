#!/bin/sh
# Installs the Debian package in a clean root, over an older version of itself, uses it as an ordinary user with a
# window and without, removes it, and looks for what is left: packaging/deb_test.sh [DEB]. Needs root, debootstrap,
# Xvfb and xdotool; the root is a new Debian in build/, and nothing outside it is touched. SUITE=jammy takes Ubuntu 22.04
# instead; OPTIONS are more words for debootstrap: --components=main,universe, and --no-check-gpg where its keys are not.
set -eu
# A package that is named is named from where one stands.
[ -z "${1:-}" ] || [ "$1" = --in-own-mounts ] || set -- "$(realpath -m "$1")"
cd "$(dirname "$0")/.."

suite=${SUITE:-bookworm}
root="$PWD/build/root-$suite"
bare="$PWD/build/bare-$suite.tar"

if [ "${1:-}" != --in-own-mounts ]; then
    package=${1:-$(ls "$PWD"/dist/risikoapp_*.deb)}
    [ -f "$package" ] || { echo "no package, or several: make package, or name one: $package" >&2; exit 2; }
    for tool in debootstrap dpkg-deb unshare xdotool Xvfb; do
        command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 2; }
    done
    [ "$(id -u)" = 0 ] || { echo "only root can make a clean root: sudo $0" >&2; exit 2; }
    # Its mounts end with it.
    exec unshare --mount packaging/deb_test.sh --in-own-mounts "$package"
fi
package=$2
work=$(mktemp -d)
trap 'kill $(cat "$work/xvfb" 2>/dev/null) 2>/dev/null; rm -rf "$work"' EXIT

say() { printf -- '-- %s\n' "$*"; }
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
as_user() { inside runuser -u clerk -- env HOME=/home/clerk DISPLAY="${display:-}" "$@"; }

# Every file with its content, but for what tells of packages and of the day.
files() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./tmp -o -path ./home -o -path ./var/lib/dpkg \
        -o -path ./var/log -o -path ./var/cache -o -path ./var/lib/apt \) -prune -o \
        \( -type f -exec sha256sum {} + -o -type l -printf '%l  %p\n' -o -type d -printf 'd  %p\n' \)) | sort -k 2
}

if [ ! -f "$bare" ]; then
    say "a clean $suite"
    rm -rf "$root"
    # shellcheck disable=SC2086  # a list of words
    debootstrap --variant=minbase ${OPTIONS:-} "$suite" "$root" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    tar --numeric-owner -cf "$bare.part" -C "$root" .
    mv "$bare.part" "$bare"
fi
rm -rf "$root"
mkdir -p "$root"
tar --numeric-owner -xf "$bare" -C "$root"
mount -t proc proc "$root/proc"
mkdir -p "$root/tmp/.X11-unix" /tmp/.X11-unix
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
inside useradd --create-home clerk

say "an older version, with a file that this one has not"
dpkg-deb -R "$package" "$work/older"
sed -i 's/^Version: .*/Version: 0.0.1/' "$work/older/DEBIAN/control"
echo older >"$work/older/usr/lib/risikoapp/_internal/only-in-older"
(cd "$work/older" && md5sum usr/lib/risikoapp/_internal/only-in-older >>DEBIAN/md5sums)
dpkg-deb --root-owner-group -Znone -b "$work/older" "$root/tmp/older.deb" >/dev/null
cp "$package" "$root/tmp/new.deb"

say "what it depends on, by apt"
# What shows files, types and manuals is there first: the package must leave their lists as they were.
if ! { inside apt-get update -qq && inside apt-get install -y -qq --no-install-recommends desktop-file-utils \
    hicolor-icon-theme libglib2.0-bin man-db shared-mime-info /tmp/older.deb; } >"$work/log" 2>&1; then
    cat "$work/log" >&2
    exit 1
fi
inside dpkg --purge risikoapp >/dev/null
files >"$work/before"

say "install the older one, use it"
inside dpkg -i /tmp/older.deb >/dev/null
cp resources/eksempel.risiko "$root/home/clerk/prøve æøå.risiko"
inside chown -R clerk: /home/clerk
as_user risikoapp check "/home/clerk/prøve æøå.risiko"
sum=$(sha256sum <"$root/home/clerk/prøve æøå.risiko")

say "upgrade"
inside dpkg -i /tmp/new.deb >/dev/null
[ ! -e "$root/usr/lib/risikoapp/_internal/only-in-older" ]
inside dpkg --verify risikoapp
as_user risikoapp --version
as_user risikoapp export "/home/clerk/prøve æøå.risiko" /home/clerk/ud.pdf
as_user risikoapp import /home/clerk/ud.pdf /home/clerk/ind.risiko
as_user risikoapp export "/home/clerk/prøve æøå.risiko" /home/clerk/ud.docx
as_user risikoapp check /home/clerk/ind.risiko
head -c 5 "$root/home/clerk/ud.pdf" | grep -q '%PDF-'

say "what the system knows of it"
as_user gio info -a standard::content-type "/home/clerk/prøve æøå.risiko" | grep -o 'application/x-risikoapp'
as_user gio mime application/x-risikoapp | grep -c 'risikoapp.desktop' >/dev/null
inside man -w risikoapp

say "the window"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$work/display" 2>/dev/null &
echo $! >"$work/xvfb"
for _try in $(seq 100); do [ -s "$work/display" ] || sleep 0.1; done
display=":$(cat "$work/display")"
export DISPLAY="$display"
as_user risikoapp "/home/clerk/prøve æøå.risiko" 2>"$work/errors" &
program=$!
window=$(timeout 60 xdotool search --sync --all --onlyvisible --name 'prøve æøå.risiko$' | head -n 1)
xdotool getwindowname "$window"
# No window manager hands out the keyboard here.
xdotool windowfocus --sync "$window" sleep 1 key ctrl+q
for _try in $(seq 600); do kill -0 "$program" 2>/dev/null && sleep 0.1; done
! kill -0 "$program" 2>/dev/null || { echo "the window does not close" >&2; exit 1; }
wait "$program"
[ ! -s "$work/errors" ] || { cat "$work/errors" >&2; exit 1; }

say "remove"
inside dpkg --purge risikoapp >/dev/null
files >"$work/after"
diff "$work/before" "$work/after"
[ "$(sha256sum <"$root/home/clerk/prøve æøå.risiko")" = "$sum" ]
say "no file is left behind, and the risikovurdering is as it was"
