#!/bin/sh
# PORTSIDE check for Linux, macOS and BSD. It looks at an FTP service from this machine's network.
#
# It opens connections to the service below, and to the control hosts below if there are any. It installs nothing,
# changes nothing, needs no administrator, and asks before it begins and before it sends anything. It keeps one file:
# the results, in portside-result.txt. Only if you type a user name it also logs in, lists the folder, and uploads
# and deletes one small file. User name and password are never written down and never sent to PORTSIDE.
#
#   sh portside-check.sh            run it
#     --yes                         do not ask before beginning and before sending; no login
#     --login                       with --yes: ask for user name and password all the same
#     --active                      with a login: try active mode as well
#     --network NAME                a name for this network, to tell several apart
#     --no-send                     only save and print the results
#     --save FILE                   where to save them

# -- values --
TARGET=''
ADDRESSES=''
PORTS=''
SAMPLES=''
CONTROLS=''
ONLY=''
REPORT_URL=''
ADDRESS_URL=''
TOKEN=''
# -- end of values --

[ -z "${ZSH_VERSION-}" ] || emulate sh
unset BASH_ENV ENV CDPATH
LC_ALL=C; export LC_ALL
umask 077
tab=$(printf '\t')
work=''; running=''; count=0

say() { printf '%s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }
# One line of the results: fields of printable ASCII, cut, without separators in them.
result() {
  line=''
  for field in "$@"; do
    field=$(printf '%s' "$field" | tr -c '\040-\175' '?' | cut -c 1-400)
    line=$line${line:+$tab}${field:--}
  done
  printf '%s\n' "$line" >>"$work/results"
}
leave() {
  stty "$terminal" 2>/dev/null
  for one in $running; do kill "${one#*:}" 2>/dev/null; done
  [ -z "$work" ] || rm -rf "$work"
}

# -- side by side: every task has a number and two files, and is ended when its time is over --
start() {
  count=$((count + 1)); task=$count
  "$@" >"$work/$task.out" 2>"$work/$task.err" </dev/null &
  running="$running $task:$!"
}
# After $1 seconds ends what has shown no sign of life, after $2 seconds the rest.
wait_for() {
  waited=0; total=0; for one in $running; do total=$((total + 1)); done
  while [ -n "$running" ]; do
    left=''; alive=0
    for one in $running; do
      if ! kill -0 "${one#*:}" 2>/dev/null; then continue; fi
      if [ "$waited" -ge "$2" ] || { [ "$waited" -ge "$1" ] && [ ! -s "$work/${one%%:*}.out" ]; }; then
        kill "${one#*:}" 2>/dev/null; : >"$work/${one%%:*}.late"
      else left="$left $one"; alive=$((alive + 1)); fi
    done
    running=$left
    [ ! -t 1 ] || printf '\r   %s of %s done, %s s   ' "$((total - alive))" "$total" "$waited"
    [ -z "$running" ] || sleep 1
    waited=$((waited + 1))
  done
  [ ! -t 1 ] || printf '\r                              \r'
}
is_late() { [ -e "$work/$1.late" ]; }

# -- one connection; bash can open one by itself, else nc or curl --
bash_program() {
  cat <<'BASH'
# $1 address, $2 port, $3 "talk" to read the greeting and ask for encryption
started=${EPOCHREALTIME-}
exec 3<>"/dev/tcp/$1/$2" || exit 1
spent=-
if [ -n "$started" ]; then now=$EPOCHREALTIME; spent=$(( (${now/[.,]/} - ${started/[.,]/}) / 1000 )); fi
printf 'open\t%s\n' "$spent"
[ "${3-}" = talk ] || exit 0
hear() { # prints a reply as one line, after its name; silent or closed when there is none
  local line all='' limit=$((SECONDS + $2)) begun=$SECONDS failed
  while :; do
    IFS= read -r -t "$((limit - SECONDS > 0 ? limit - SECONDS : 1))" -u 3 line; failed=$?
    line=${line%$'\r'}
    if [ -n "$line" ]; then all=${all:+$all / }$line; fi
    if [ "$failed" -ne 0 ]; then break; fi
    case $line in [0-9][0-9][0-9]\ *|[0-9][0-9][0-9]) break;; [0-9][0-9][0-9]-*|\ *) ;; *) break;; esac
  done
  spent=$(((SECONDS - begun) * 1000))
  if [ -n "$all" ]; then printf '%s\ttext\t%s\t%s\n' "$1" "$spent" "${all:0:400}"; return 0; fi
  if [ "$((SECONDS))" -ge "$limit" ]; then printf '%s\tsilent\t%s\t-\n' "$1" "$spent"
  else printf '%s\tclosed\t%s\t-\n' "$1" "$spent"; fi
  return 1
}
hear greet 20 || exit 0
printf 'AUTH TLS\r\n' >&3 && hear auth 10
BASH
}
knock() { # address, port, talk
  place=$1; case $1 in *:*) place=[$1];; esac
  case $opener in
    bash) exec bash --noprofile --norc "$work/connect" "$@";;
    nc) exec nc -v -w 9 "$1" "$2";;
    busybox) exec nc -w 9 "$1" "$2";;
    curl) exec curl -q -sv --noproxy '*' --connect-timeout 9 --max-time 9 "telnet://$place:$2";;
  esac
}
# How the connection of a task went, and its time: open, refused, timed-out, reset, no-route, no-network, forbidden, failed.
went() {
  spent=-; how=failed
  if [ "$opener" = bash ] && read -r how spent <"$work/$1.out"; then return; fi
  words=$(tail -n 4 "$work/$1.err")
  case $words in
    *'onnection refused'*) how=refused;;
    *'onnection reset'*) how=reset;;
    *'No route to host'*|*'Host is unreachable'*|*'Host is down'*) how=no-route;;
    *'Network is unreachable'*|*'Address family not supported'*|*'ddress not available'*) how=no-network;;
    *'not permitted'*|*'ermission denied'*) how=forbidden;;
    *'succeeded'*|*' open'*|*'Connected to'*) how=open;;
    *'timed out'*|*'imeout'*) how=timed-out;;
    *) if [ -s "$work/$1.out" ]; then how=open; elif is_late "$1"; then how=timed-out; fi;;
  esac
}
# What the service said on a connection: greet and auth lines.
heard() { # task, address, port
  if [ "$opener" = bash ]; then
    seen=''
    while IFS=$tab read -r what state time words; do
      [ "$state" != closed ] || ! grep 'reset by peer' "$work/$1.err" >/dev/null || state=reset
      case $what in
        greet|auth) result "$what" "$2" "$3" "$state" "$time" "$words"; seen="$seen $what"
          [ "$what:$state" != auth:text ] || printf '%s' "$words" >"$work/auth-$2-$3";;
      esac
    done <"$work/$1.out"
    case $seen in
      *greet*) ;;
      *) if grep 'reset' "$work/$1.err" >/dev/null; then result greet "$2" "$3" reset - -
        else result greet "$2" "$3" silent - -; fi;;
    esac
  elif [ -s "$work/$1.out" ]; then result greet "$2" "$3" text - "$(head -n 1 "$work/$1.out" | tr -d '\r')"
  else result greet "$2" "$3" silent - -; fi
}

# -- encryption: openssl makes the handshake, and its report is read --
handshake() { # mode, address, port
  place=$2:$3; case $2 in *:*) place=[$2]:$3;; esac
  mode=$1; set -- -showcerts -connect "$place"
  [ "$TARGET_IS_NAME" = no ] || set -- "$@" -servername "$TARGET"
  [ "$mode" != explicit ] || set -- "$@" -starttls ftp
  exec openssl s_client "$@"
}
shook() { # task, mode, address, port
  all=$work/$1.all; cat "$work/$1.out" "$work/$1.err" >"$all"
  sent=$(grep -c 'BEGIN CERTIFICATE' "$all")
  version=$(sed -n 's/^New, \(TLSv1\.[0-9]\), Cipher.*/\1/p' "$all" | head -n 1)
  [ -n "$version" ] || version=$(sed -n 's/^ *Protocol *: *\([A-Za-z0-9.]*\).*/\1/p' "$all" | head -n 1)
  cipher=$(sed -n 's/^New, .*, Cipher is \([A-Za-z0-9_-]*\).*/\1/p' "$all" | head -n 1)
  verify=$(sed -n 's/.*Verify return code: \([0-9]*\) .*/\1/p' "$all" | head -n 1)
  [ "$roots" = yes ] || verify=-
  how=failed
  if [ -n "$cipher" ] && [ "$cipher" != NONE ]; then how=ok
  elif is_late "$1"; then how=timed-out
  elif grep -e 'wrong version number' -e 'unknown protocol' -e 'packet length too long' "$all" >/dev/null; then how=not-tls
  elif grep -e 'protocol version' -e 'unsupported protocol' -e 'version too low' "$all" >/dev/null; then how=version
  elif grep -e 'no ciphers' -e 'no shared cipher' -e 'alert handshake failure' -e 'insufficient security' "$all" >/dev/null; then how=cipher
  elif grep -e 'errno[=:]104' -e 'errno[=:]54' -e 'reset by peer' "$all" >/dev/null; then how=reset
  elif grep -e 'alert' "$all" >/dev/null; then how=alert
  elif grep -e 'efused' "$all" >/dev/null; then how=refused
  elif grep -e 'unexpected eof' -e 'handshake has read 0 bytes' -e 'SYSCALL' "$all" >/dev/null; then how=closed
  fi
  print=-
  if [ "$sent" -gt 0 ]; then
    sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/p;/END CERTIFICATE/q' "$all" >"$work/$1.pem"
    print=$(openssl x509 -noout -fingerprint -sha256 <"$work/$1.pem" 2>/dev/null | sed 's/.*=//')
    print=${print:--}
    grep -v -e '-----' "$work/$1.pem" | tr -d '\r\n' >"$work/cert-$print"
    say "   port $4: certificate $print"
    openssl x509 -noout -subject -issuer -dates <"$work/$1.pem" 2>/dev/null | sed 's/^/      /' | tr -cd '\012\040-\176'
  fi
  [ "$how" = ok ] || { version=-; cipher=-; verify=-; }
  result tls "$3" "$4" "$2" "$how" "$version" "$cipher" "$verify" "$sent" "$print"
}

# -- the machine itself --
look_up() {
  if have getent; then getent ahosts "$TARGET" | sed 's/ .*//' | sort -u
  elif have dscacheutil; then dscacheutil -q host -a name "$TARGET" | sed -n 's/^ip\(v6\)\{0,1\}_address: *//p' | sort -u
  else ask_resolver; fi
}
ask_resolver() { # straight from the name server, without the hosts file
  if have dig; then dig +time=3 +tries=1 "$TARGET" A "$TARGET" AAAA | sed -n -e 's/.*status: \([A-Z]*\).*/\1/p' -e 's/^[^;].*[[:space:]]A\{1,4\}[[:space:]]\{1,\}//p' -e '/timed out/p' -e '/no servers/p'
  elif have host; then host -W 3 "$TARGET" | sed -e 's/.* address //'
  elif have nslookup; then nslookup "$TARGET" | sed -n -e '/^Name:/,$s/^Address[ 0-9]*: *//p' -e '/NXDOMAIN/p' -e '/SERVFAIL/p' -e '/REFUSED/p' -e '/timed out/p'
  elif have ping; then ping -c 1 "$TARGET" 2>&1 | head -n 1 # only to learn why there is no address
  fi
}
only_addresses() { # the first ones, with commas; "-" for none
  grep -e '^[0-9a-fA-F:.]*$' "$1" | grep -e '[.:]' | head -n 12 | tr '\n' ',' | sed -e 's/,$//' -e 's/^$/-/'
}
show_names() {
  entry=$(awk -v host="$TARGET" '{ sub(/#.*/, ""); for (i = 2; i <= NF; i++) if (tolower($i) == host) print $1 }' /etc/hosts 2>/dev/null | head -n 4)
  if [ -n "$entry" ]; then
    printf '%s\n' "$entry" >"$work/entry"; result hosts "$(only_addresses "$work/entry")"
  fi
  start look_up; looked=$task; start ask_resolver; asked=$task
  wait_for 9 9
  found=$(only_addresses "$work/$looked.out"); found=${found:--}
  straight=$(only_addresses "$work/$asked.out"); straight=${straight:--}
  state=found
  if [ -n "$entry" ]; then found=$straight; fi
  if [ "$found" = - ]; then
    state=failed
    case $(cat "$work/$asked.out") in
      *NXDOMAIN*|*'ot found'*|*'not known'*) state=not-found;; *'No address'*) state=no-address;; *SERVFAIL*) state=failed;; *REFUSED*) state=refused;;
      *'timed out'*|*'no servers'*) state=timed-out;; *NOERROR*) state=no-address;;
      *) if is_late "$looked"; then state=timed-out; elif [ -n "$entry" ]; then state=''; fi;;
    esac
  fi
  if [ -n "$state" ]; then result name "$state" "$found"; else result untested name-resolution no-tool; fi
}
show_proxy() {
  any=''
  for value in "${ftp_proxy-}" "${FTP_PROXY-}" "${https_proxy-}" "${HTTPS_PROXY-}" "${http_proxy-}" "${all_proxy-}" "${ALL_PROXY-}"; do
    [ -n "$value" ] || continue
    any=yes; result proxy environment "$(printf '%s' "$value" | sed -e 's#^\([a-z0-9]*://\).*@#\1#' -e 's#^[^/]*@##')"
    break
  done
  if have scutil; then
    scutil --proxy 2>/dev/null | awk '/(FTP|HTTP|HTTPS|SOCKS)Enable : 1/ { on = 1 } /(FTP|HTTPS|HTTP|SOCKS)Proxy :/ { host = $3 } /(FTP|HTTPS|HTTP|SOCKS)Port :/ { port = $3 } /ProxyAutoConfigURLString :/ { host = $3; port = ""; on = 1 } END { if (on && host != "") print host (port == "" ? "" : ":" port) }' >"$work/system"
    if [ -s "$work/system" ]; then any=yes; result proxy system "$(cat "$work/system")"; fi
  fi
  [ -n "$any" ] || result proxy none -
}
portal_date() { curl -q -skI --connect-timeout 8 --max-time 10 "$1" | sed -n 's/^[Dd][Aa][Tt][Ee]: *//p' | tr -d '\r' | head -n 1; date +%s; }
portal_sees() { curl -q -sf "$1" --connect-timeout 8 --max-time 10 "$ADDRESS_URL" | head -c 64; }
show_clock() { # task, source
  { read -r told; read -r mine; } <"$work/$1.out" || return 1
  case $told in *GMT) result clock "$2" "$mine" "$told";; *) return 1;; esac
}
big_packet() { # address, size of the whole packet
  if [ "$(uname -s)" = Linux ]; then exec ping -c 1 -W 4 -M 'do' -s "$(($2 - 28))" "$1"; fi
  exec ping -c 1 -D -s "$(($2 - 28))" "$1"
}
show_packet() { # task, address, size
  case $(cat "$work/$1.out" "$work/$1.err") in
    *'bytes from'*) result packet "$2" "$3" passed;;
    *'essage too long'*|*'rag needed'*|*'rag'*'and DF set'*) result packet "$2" "$3" too-large;;
    *) result packet "$2" "$3" lost;;
  esac
}
# Runs one task for each address and port of a list: "address/port/rest ...".
each() { # list, word, talk or not
  for cell in $1; do
    rest=${cell#*/}; port=${rest%%/*}; note=''
    case $rest in */*) note=${rest#*/};; esac
    speak=''; [ "$3:$note" != "talk:implicit" ] && speak=$3
    start knock "${cell%%/*}" "$port" "$speak"
    say "$task $2 ${cell%%/*} $port $note" >>"$work/plan"
  done
}

look_around() {
  cells=$ONLY
  if [ -z "$ONLY" ]; then
    if [ "$TARGET_IS_NAME" = yes ]; then show_names; fi
    known=" $ADDRESSES "
    for address in $(printf '%s' "${found--}" | tr ',-' '  ') $(printf '%s' "$(cat "$work/entry" 2>/dev/null)"); do
      case $known in *" $address "*) ;; *) [ "$(printf '%s' "$known" | wc -w)" -ge 8 ] || known="$known$address ";; esac
    done
    for address in $known; do for port in $PORTS; do cells="$cells $address/$port"; done; done
    show_proxy
  fi
  : >"$work/plan"
  each "$cells" tcp talk
  if [ -z "$ONLY" ]; then
    each "$SAMPLES" sample ''
    each "$CONTROLS" control ''
    if have curl; then
      start portal_sees -4; four=$task; start portal_sees -6; six=$task
      start portal_date "$ADDRESS_URL"; theirs=$task; start portal_date "https://$WEB/"; other=$task
    fi
    for first in $known; do case $first in *:*) ;; *) break;; esac; done
    case $first in *:*) ;; *) if have ping; then
      start ping -c 1 "$first"; small=$task; start big_packet "$first" 1280; medium=$task
      start big_packet "$first" 1400; large=$task; start big_packet "$first" 1500; full=$task
    fi;; esac
  fi
  wait_for 10 32
  open=''
  while read -r task what address port note; do
    went "$task"
    case $what in
      tcp) result tcp "$address" "$port" "$how" "$spent"
        say "   $address port $port: $how"
        if [ "$how" = open ]; then
          open="$open $address/$port/${note:-explicit}"
          [ "$note" = implicit ] || heard "$task" "$address" "$port"
        fi;;
      sample) result sample "$address" "$port" "$how" "$spent";;
      control) result control "$address" "$port" "$note" "$how" "$spent";;
    esac
  done <"$work/plan"
  [ -z "$ONLY" ] || return 0
  seen=$(cat "$work/${four:-x}.out" 2>/dev/null); case $seen in ''|*[!0-9.]*) ;; *) result public 4 "$seen";; esac
  seen=$(cat "$work/${six:-x}.out" 2>/dev/null); case $seen in ''|*[!0-9a-f:.]*) ;; *:*) result public 6 "$seen";; esac
  if ! have curl; then result untested clock-offset no-tool; result untested public-address no-tool
  elif ! show_clock "$theirs" portal; then show_clock "$other" service || result untested clock-offset needs-earlier; fi
  if [ -z "${small-}" ]; then result untested packet-size no-tool
  elif ! grep 'bytes from' "$work/$small.out" >/dev/null || grep -i -e 'invalid option' -e 'unrecognized' -e 'usage:' "$work/$full.err" >/dev/null
  then result untested packet-size needs-earlier
  else show_packet "$medium" "$first" 1280; show_packet "$large" "$first" 1400; show_packet "$full" "$first" 1500; fi
}
look_at_encryption() {
  if ! have openssl; then result untested tls-handshake no-tool; return; fi
  roots=no
  folder=$(openssl version -d | sed -e 's/^[^"]*"//' -e 's/".*//')
  if [ -s "${SSL_CERT_FILE:-$folder/cert.pem}" ] || [ -n "$(ls "${SSL_CERT_DIR:-$folder/certs}" 2>/dev/null)" ]; then roots=yes; fi
  : >"$work/plan"
  for cell in $open; do
    rest=${cell#*/}; address=${cell%%/*}; port=${rest%%/*}; mode=${rest#*/}
    if [ "$mode" = explicit ] && [ -e "$work/auth-$address-$port" ]; then
      case $(cat "$work/auth-$address-$port") in 2*) ;; *) result tls "$address" "$port" explicit not-offered - - - 0 -; continue;; esac
    fi
    start handshake "$mode" "$address" "$port"; say "$task $mode $address $port" >>"$work/plan"
  done
  wait_for 15 20
  while read -r task mode address port; do shook "$task" "$mode" "$address" "$port"; done <"$work/plan"
  for file in "$work"/cert-*:*; do
    [ ! -s "$file" ] || printf 'cert\t%s\t%s\n' "${file##*/cert-}" "$(cut -c 1-16000 "$file")" >>"$work/results"
  done
}
make_burst() { # eight connections to the first open port, as fast as this machine can
  cell=${open# }; cell=${cell%% *}
  if [ -z "$cell" ]; then result untested connection-burst needs-earlier; return; fi
  address=${cell%%/*}; rest=${cell#*/}; port=${rest%%/*}; tasks=''
  for number in 1 2 3 4 5 6 7 8; do start knock "$address" "$port" ''; tasks="$tasks $task"; done
  wait_for 8 8
  number=0
  for task in $tasks; do went "$task"; [ "$how" != open ] || number=$((number + 1)); done
  result burst "$address" "$port" 8 "$number"
}

# -- a real login, only with a user name; curl gets the password over its standard input --
quote() { sed -e 's/[\\"]/\\&/g'; }
# Commands, replies and connections of a session, without user name and password; they never reach the disk.
dialogue() {
  awk 'function hide(text, secret,   low, at, out) {
      if (length(secret) < 1) return text
      out = ""; low = tolower(text)
      while ((at = index(low, tolower(secret))) > 0) {
        out = out substr(text, 1, at - 1) "****"; text = substr(text, at + length(secret)); low = tolower(text)
      }
      return out text
    }
    NR == 1 { user = $0; next } NR == 2 { pass = $0; next }
    { gsub(/\r/, "") }
    /^> (USER|PASS|ACCT)/ { print "> " substr($0, 3, 4); next }
    /^(exit|bytes) / { print; next }
    /^< [0-9][0-9][0-9]/ { print substr($0, 1, 6) substr(hide(hide(substr($0, 7), pass), user), 1, 300); next }
    /^[<>] / || /^\* .*(Trying|Connecting|Connected to|connect to|Operation timed out|refused|SSL connection using|inet_ntop|accepted from server|TLS alert|error:)/ && !/close notify/ { print substr(hide(hide($0, pass), user), 1, 300) }'
}
session() { # name, address, port, mode, path, more words for curl
  name=$1; address=$2; port=$3; mode=$4; path=$5; shift 5
  scheme=ftp; [ "$mode" != implicit ] || scheme=ftps
  place=$TARGET; case $TARGET in *:*) place=[$TARGET];; esac
  [ "$TARGET_IS_NAME" = no ] || set -- "$@" --resolve "$TARGET:$port:$address"
  result session "$name" "$address" "$port" "$mode"
  {
    printf '%s\n%s\n' "$user" "$pass"
    {
      printf 'user = "'; printf '%s' "$user" | quote; printf ':'; printf '%s' "$pass" | quote; printf '"\n'
    } | curl -q -K - -sS -v --ssl-reqd --noproxy '*' --connect-timeout 20 --max-time 25 \
      -o "$work/listing" -w 'bytes %{size_download} %{size_upload}\n' "$@" "$scheme://$place:$port/$path" 2>&1
    printf 'exit %s\n' "$?"
  } | dialogue >"$work/session"
  while IFS= read -r words; do
    case $words in
      '> '*) result sent "${words#> }";; '< '*) result got "${words#< }";; '* '*) result note "${words#\* }";;
      'bytes '*) result bytes "${words#bytes }";; 'exit '*) ended=${words#exit };;
    esac
  done <"$work/session"
  result 'done' "${ended:-0}"
  say "   $name: $([ "${ended:-0}" = 0 ] && printf 'worked' || printf 'failed (curl %s)' "$ended")"
}
log_in() {
  if [ "$asks" = no ]; then result untested login not-asked; return; fi
  for cell in $open; do case $cell in */explicit|*/implicit) break;; esac; done
  if [ -z "${cell-}" ] || [ -z "$open" ]; then result untested login needs-earlier; return; fi
  if ! have curl || [ "$(command -v printf)" != printf ]; then result untested login no-tool; return; fi
  printf 'To try a real login, type your user name (only Enter: skip): '
  IFS= read -r user || user=''
  if [ -z "$user" ]; then say ''; result untested login not-asked; return; fi
  printf 'Password (it is not shown): '
  stty -echo 2>/dev/null; IFS= read -r pass || pass=''; stty "$terminal" 2>/dev/null; say ''
  address=${cell%%/*}; rest=${cell#*/}; port=${rest%%/*}; mode=${rest#*/}
  file=portside-test-$$.txt
  awk 'BEGIN { for (i = 0; i < 40; i++) print "PORTSIDE test file, please delete me. 123456789" }' >"$work/file"
  session passive-list "$address" "$port" "$mode" ''
  if [ "${ended:-1}" = 0 ]; then
    session passive-upload "$address" "$port" "$mode" "$file" -T "$work/file" -Q "-DELE $file"
  fi
  if [ "$active" = yes ]; then session active-list "$address" "$port" "$mode" '' -P -; fi
  user=''; pass=''
}

send_results() {
  say ''; sed 's/^/   /' "$work/results" | cut -c 1-150
  say ''; say 'These are all results; long lines are cut here, and whole in the file.'
  if ! cp "$work/results" "$save" 2>/dev/null; then save="not saved: $save cannot be written"; fi
  say "Saved: $save"
  if [ "$send" = yes ] && have curl; then
    answer=y; [ "$yes" = yes ] || { printf 'Send these lines to %s? [Y/n] ' "$REPORT_URL"; read -r answer || answer=n; }
    case $answer in ''|[Yy]*)
      if printf 'header = "Authorization: Bearer %s"\n' "$TOKEN" |
        curl -q -K - -sf -o /dev/null --connect-timeout 8 --max-time 15 -H 'Content-Type: text/plain' --data-binary "@$work/results" "$REPORT_URL"
      then say 'Sent. The page shows it in a moment.'; else say 'It could not be sent from here. Copy what is between the two marks into the page.'; fi;;
    esac
  else say 'Nothing was sent. Copy what is between the two marks into the page.'; fi
  say ''; say '----- BEGIN PORTSIDE RESULT -----'
  tr '\t' '~' <"$work/results" | awk '{ while (length($0) > 76) { at = 76; while (at > 9 && substr($0, at, 1) == " ") at--; print substr($0, 1, at); $0 = "+" substr($0, at + 1) } print }'
  say '----- END PORTSIDE RESULT -----'
}

yes=no; asks=yes; active=no; send=yes; save=portside-result.txt; network=''; login=no
while [ $# -gt 0 ]; do
  case $1 in
    --yes) yes=yes;; --login) login=yes;; --active) active=yes;; --no-send) send=no;;
    --network) network=${2-}; [ $# -lt 2 ] || shift;; --save) save=${2:-$save}; [ $# -lt 2 ] || shift;;
    *) sed -n 's/^# \{0,1\}//p' "$0" | head -n 16; exit 2;;
  esac
  shift
done
[ "$yes:$login" != yes:no ] || asks=no
[ -n "$TARGET" ] || { say 'This file has no values in it. Download it again from the page.'; exit 2; }
TARGET_IS_NAME=no; WEB=$TARGET
case $TARGET in *:*) WEB=[$TARGET];; *[!0-9.]*) TARGET_IS_NAME=yes;; esac

opener=none
if have bash; then opener=bash; elif have nc; then
  opener=nc; if nc -h 2>&1 | grep BusyBox >/dev/null; then opener=busybox; fi
elif have curl; then opener=curl; fi
cat <<HELLO
PORTSIDE check of $TARGET from this machine. It will
 - look the name up, and connect to: $PORTS
   at: ${ADDRESSES:-the addresses this machine finds}
 - try these ports for data: ${SAMPLES:-none}
 - try these other hosts, to compare: ${CONTROLS:-none}
 - look at clock, proxy settings, packet size and the address you are seen with
 - save the results, show them, and send them to $REPORT_URL
Nothing is installed or changed. It takes about half a minute; connections are made with $opener.
HELLO
if [ "$opener" = none ]; then say 'There is no bash, nc or curl here, so nothing can be tested.'; exit 1; fi
if [ "$yes" = no ]; then
  printf 'Go on? [y/N] '; read -r answer || answer=n
  case $answer in [Yy]*) ;; *) say 'Nothing was done.'; exit 0;; esac
fi
terminal=$(stty -g 2>/dev/null)
trap leave EXIT; trap 'exit 130' INT TERM HUP
work=$(mktemp -d "${TMPDIR:-/tmp}/portside.XXXXXX") || exit 1
bash_program >"$work/connect"
exec 4>&2 2>/dev/null

printf 'portside-kit 1 sh %s\n' "$(uname -s | tr -cd 'A-Za-z0-9')" >"$work/results"
result order "$TARGET"
[ -z "$network" ] || result network "$network"
result tool "$opener" "$(openssl version | cut -c 1-40)" "$(curl -q --version | head -n 1 | cut -c 1-40)"
say 'Connecting ...'; look_around
if [ -z "$ONLY" ]; then
  say 'Encryption ...'; look_at_encryption
  say 'Several connections at once ...'; make_burst
  exec 2>&4; log_in; exec 2>/dev/null
fi
result end
send_results
