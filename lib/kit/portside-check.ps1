# PORTSIDE check for Windows (Windows PowerShell 5.1 and PowerShell 7). It looks at an FTP service from this network.
#
# It opens connections to the service below, and to the control hosts below if there are any. It installs nothing,
# changes nothing, needs no administrator, and asks before it begins and before it sends anything. It keeps one file:
# the results, in portside-result.txt. Only if you type a user name it also logs in, lists the folder, and uploads
# and deletes one small file. User name and password are never written down and never sent to PORTSIDE.
#
#   powershell -ExecutionPolicy Bypass -File portside-check.ps1     run it
#     -Yes            do not ask before beginning and before sending; no login
#     -Login          with -Yes: ask for user name and password all the same
#     -Active         with a login: try active mode as well
#     -Network NAME   a name for this network, to tell several apart
#     -NoSend         only save and print the results
#     -Save FILE      where to save them
param(
  [switch]$Yes, [switch]$Login, [switch]$Active, [switch]$NoSend,
  [string]$Network = '', [string]$Save = 'portside-result.txt'
)

# -- values --
$TARGET = ''
$ADDRESSES = ''
$PORTS = ''
$SAMPLES = ''
$CONTROLS = ''
$ONLY = ''
$REPORT_URL = ''
$ADDRESS_URL = ''
$TOKEN = ''
# -- end of values --

$ErrorActionPreference = 'Stop'
$lines = New-Object System.Collections.ArrayList
$shown = @{}
$none = [System.Net.Security.SslPolicyErrors]::None

function Get-Parts([string]$list) { return @($list.Split(' ') | Where-Object { $_ -ne '' }) }

# One line of the results: fields of printable ASCII, cut, without separators in them.
function Add-Result {
  $fields = foreach ($field in $args) {
    $clean = [regex]::Replace([string]$field, '[^\x20-\x7d]', '?')
    if ($clean.Length -gt 400) { $clean = $clean.Substring(0, 400) }
    if ($clean -eq '') { '-' } else { $clean }
  }
  [void]$lines.Add(($fields -join "`t"))
}

# -- connections side by side: all are begun, then all are waited for --
function Start-Connect([string]$place, [int]$port) {
  $client = $null
  $task = $null
  try {
    $address = $null
    if ([System.Net.IPAddress]::TryParse($place, [ref]$address)) {
      $client = New-Object System.Net.Sockets.TcpClient($address.AddressFamily)
      $task = $client.ConnectAsync($address, $port)
    } else {
      $client = New-Object System.Net.Sockets.TcpClient
      $task = $client.ConnectAsync($place, $port)
    }
  } catch { $task = $null }
  return @{ Client = $client; Task = $task; Place = $place; Port = $port }
}
function Wait-Tasks($tasks, [int]$seconds, [string]$what) {
  $clock = [System.Diagnostics.Stopwatch]::StartNew()
  while ($clock.Elapsed.TotalSeconds -lt $seconds) {
    $left = @($tasks | Where-Object { $null -ne $_ -and -not $_.IsCompleted }).Count
    if ($left -eq 0) { break }
    Write-Progress -Activity $what -Status "$left still open" -PercentComplete ([int](100 * $clock.Elapsed.TotalSeconds / $seconds))
    Start-Sleep -Milliseconds 100
  }
  Write-Progress -Activity $what -Completed
}
function Get-SocketError($fault) {
  while ($null -ne $fault) {
    if ($fault -is [System.Net.Sockets.SocketException]) { return [string]$fault.SocketErrorCode }
    $fault = $fault.InnerException
  }
  return ''
}
# How a connection went: open, refused, timed-out, reset, no-route, no-network, forbidden, failed.
function Get-Outcome($try) {
  if ($null -eq $try.Task) { return 'failed' }
  if (-not $try.Task.IsCompleted) { return 'timed-out' }
  if (-not $try.Task.IsFaulted) { return 'open' }
  switch (Get-SocketError $try.Task.Exception) {
    'ConnectionRefused' { return 'refused' }
    'TimedOut' { return 'timed-out' }
    'ConnectionReset' { return 'reset' }
    'HostUnreachable' { return 'no-route' }
    'HostDown' { return 'no-route' }
    'NetworkUnreachable' { return 'no-network' }
    'AddressNotAvailable' { return 'no-network' }
    'AddressFamilyNotSupported' { return 'no-network' }
    'AccessDenied' { return 'forbidden' }
    default { return 'failed' }
  }
}
function Close-Connect($try) { if ($null -ne $try.Client) { try { $try.Client.Close() } catch { } } }

# -- the command connection --
function Read-Line($stream, [int]$milliseconds) {
  $stream.ReadTimeout = $milliseconds
  $text = New-Object System.Text.StringBuilder
  while ($text.Length -lt 2000) {
    $byte = $stream.ReadByte()
    if ($byte -lt 0) { if ($text.Length -eq 0) { throw (New-Object System.IO.EndOfStreamException) } else { break } }
    if ($byte -eq 10) { break }
    if ($byte -ne 13) { [void]$text.Append([char]$byte) }
  }
  return $text.ToString()
}
# A whole reply as one line, its lines joined by " / ".
function Read-Reply($stream, [int]$milliseconds) {
  $all = @()
  while ($all.Count -lt 50) {
    $line = Read-Line $stream $milliseconds
    $all += $line
    if ($line -match '^\d\d\d( |$)' -or $line -notmatch '^(\d\d\d-| )') { break }
  }
  return ($all -join ' / ')
}
function Write-Line($stream, [string]$line) {
  $bytes = [System.Text.Encoding]::ASCII.GetBytes($line + "`r`n")
  $stream.Write($bytes, 0, $bytes.Length)
  $stream.Flush()
}
function Get-Silence($fault) {
  switch (Get-SocketError $fault) {
    'TimedOut' { return 'silent' }
    'WouldBlock' { return 'silent' }
    'ConnectionReset' { return 'reset' }
    default { return 'closed' }
  }
}

# -- encryption: the certificate is looked at, whatever it is; whether Windows trusts it is noted --
$script:verdict = $null
$look = [System.Net.Security.RemoteCertificateValidationCallback] {
  param($from, $certificate, $chain, $errors)
  $status = @()
  $sent = 1
  if ($null -ne $chain) {
    $status = @($chain.ChainStatus | ForEach-Object { [string]$_.Status })
    $sent = [Math]::Max(1, $chain.ChainPolicy.ExtraStore.Count)
  }
  $script:verdict = @{ Errors = $errors; Status = $status; Sent = $sent }
  return $true
}
function Start-Encryption($stream) {
  $stream.ReadTimeout = 8000
  $stream.WriteTimeout = 8000
  $ssl = New-Object System.Net.Security.SslStream($stream, $true, $look)
  $script:verdict = $null
  try { $ssl.AuthenticateAsClient($TARGET, $null, [System.Security.Authentication.SslProtocols]'None', $false) }
  catch [System.ArgumentException] { $ssl.AuthenticateAsClient($TARGET, $null, [System.Security.Authentication.SslProtocols]'Tls12', $false) }
  return $ssl
}
# The number that OpenSSL has for what is wrong with the chain; 0 when nothing is.
function Get-VerifyNumber($seen, $certificate) {
  $status = @($seen.Status)
  $own = $certificate.Subject -eq $certificate.Issuer
  if ($status -contains 'Revoked') { return 23 }
  if ($status -contains 'NotTimeValid') { if ([DateTime]::Now -lt $certificate.NotBefore) { return 9 } else { return 10 } }
  if ($status -contains 'UntrustedRoot') { if ($own) { return 18 } else { return 19 } }
  if ($status -contains 'PartialChain') { if ($seen.Sent -gt 1) { return 20 } else { return 21 } }
  if ($status -contains 'NotSignatureValid') { return 7 }
  if ($status -contains 'NotValidForUsage') { return 26 }
  return 0
}
function Show-Encryption($ssl, [string]$address, [int]$port, [string]$mode) {
  $certificate = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($ssl.RemoteCertificate)
  $sha = [System.Security.Cryptography.SHA256]::Create()
  $print = [BitConverter]::ToString($sha.ComputeHash($certificate.RawData)).Replace('-', ':')
  $version = switch ([int]$ssl.SslProtocol) {
    12288 { 'TLSv1.3' }
    3072 { 'TLSv1.2' }
    768 { 'TLSv1.1' }
    192 { 'TLSv1' }
    default { '-' }
  }
  $cipher = '-'
  try { $cipher = [string]$ssl.NegotiatedCipherSuite } catch { }
  if ($cipher -eq '') { $cipher = [string]$ssl.CipherAlgorithm }
  $shown[$print] = [Convert]::ToBase64String($certificate.RawData)
  Write-Host "   port ${port}: certificate $print"
  Write-Host "      issued to $($certificate.Subject)"
  Write-Host "      issued by $($certificate.Issuer), $($certificate.NotBefore) to $($certificate.NotAfter)"
  Add-Result tls $address $port $mode ok $version $cipher (Get-VerifyNumber $script:verdict $certificate) $script:verdict.Sent $print
}
function Get-EncryptionFailure($fault) {
  switch (Get-SocketError $fault) {
    'TimedOut' { return 'timed-out' }
    'WouldBlock' { return 'timed-out' }
    'ConnectionReset' { return 'reset' }
  }
  while ($null -ne $fault) {
    if ($fault -is [System.ComponentModel.Win32Exception] -and $fault.NativeErrorCode -eq -2146893018) { return 'alert' }
    if ($fault.Message -like '*unexpected packet format*' -or $fault.Message -like '*frame*corrupted*') { return 'not-tls' }
    if ($fault.Message -like '*unexpected EOF*' -or $fault.Message -like '*0 bytes*') { return 'closed' }
    $fault = $fault.InnerException
  }
  return 'failed'
}
# Greeting, the question for encryption, and the handshake, on a connection that stands.
function Test-Conversation($try, $first, [string]$mode) {
  $address = $try.Place
  $port = $try.Port
  $stream = $try.Client.GetStream()
  if ($mode -eq 'explicit') {
    if (-not $first.IsCompleted) { Add-Result greet $address $port silent 20000 '-'; return }
    if ($first.IsFaulted) { Add-Result greet $address $port (Get-Silence $first.Exception) '-' '-'; return }
    if ($first.Result -eq 0) { Add-Result greet $address $port closed '-' '-'; return }
    $greeting = [string][char]$try.State.Buffer[0]
    try { $greeting = $greeting + (Read-Reply $stream 5000) } catch { }
    Add-Result greet $address $port text '-' $greeting
    if ($greeting -notmatch '^\d\d\d') { return }
    try {
      Write-Line $stream 'AUTH TLS'
      $answer = Read-Reply $stream 8000
      Add-Result auth $address $port text '-' $answer
    } catch { Add-Result auth $address $port (Get-Silence $_.Exception) '-' '-'; return }
    if ($answer -notmatch '^2') { Add-Result tls $address $port explicit not-offered '-' '-' '-' 0 '-'; return }
  }
  try { Show-Encryption (Start-Encryption $stream) $address $port $mode }
  catch { Add-Result tls $address $port $mode (Get-EncryptionFailure $_.Exception) '-' '-' '-' 0 '-' }
}

# -- the machine itself --
function Show-Names {
  $file = "$env:SystemRoot\System32\drivers\etc\hosts"
  $entry = @()
  if (Test-Path $file) {
    $entry = @(Get-Content $file | ForEach-Object { ($_ -replace '#.*', '').Trim() } | Where-Object {
        $words = @($_ -split '\s+'); $words.Count -gt 1 -and ($words[1..($words.Count - 1)] -contains $TARGET)
      } | ForEach-Object { ($_ -split '\s+')[0] } | Select-Object -First 4)
  }
  $state = 'failed'
  $found = @()
  if ($entry.Count -gt 0) {
    Add-Result hosts ($entry -join ',')
    if (-not (Get-Command Resolve-DnsName -ErrorAction SilentlyContinue)) {
      Add-Result untested name-resolution no-tool
      return $entry
    }
    try {
      $found = @(Resolve-DnsName $TARGET -NoHostsFile -DnsOnly -QuickTimeout | Where-Object { $_.IPAddress } | ForEach-Object { $_.IPAddress })
      $state = 'found'
    } catch { $state = 'failed' }
  } else {
    $task = [System.Net.Dns]::GetHostAddressesAsync($TARGET)
    Wait-Tasks @($task) 9 'Looking the name up'
    if (-not $task.IsCompleted) { $state = 'timed-out' }
    elseif ($task.IsFaulted) {
      $code = Get-SocketError $task.Exception
      if ($code -eq 'HostNotFound') { $state = 'not-found' } elseif ($code -eq 'NoData') { $state = 'no-address' }
    } else { $state = 'found'; $found = @($task.Result | ForEach-Object { ([string]$_) -replace '%.*', '' }) }
  }
  $found = @($found | Select-Object -First 12)
  Add-Result name $state ($found -join ',')
  return @($entry) + @($found)
}
function Show-Proxy {
  $any = $false
  foreach ($name in 'ftp_proxy', 'https_proxy', 'http_proxy', 'all_proxy') {
    $value = [Environment]::GetEnvironmentVariable($name)
    if ($value) { Add-Result proxy environment ($value -replace '^([a-z0-9]+://)?.*@', '$1'); $any = $true; break }
  }
  $key = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Internet Settings'
  try {
    $settings = Get-ItemProperty $key
    if ($settings.ProxyEnable -eq 1 -and $settings.ProxyServer) { Add-Result proxy system $settings.ProxyServer; $any = $true }
    elseif ($settings.AutoConfigURL) { Add-Result proxy system $settings.AutoConfigURL; $any = $true }
  } catch { }
  if (-not $any) {
    try {
      $told = (& netsh winhttp show proxy) -join ' '
      if ($told -match 'Proxy Server\(s\)\s*:\s*(\S+)') { Add-Result proxy system $Matches[1]; $any = $true }
    } catch { }
  }
  if (-not $any) { Add-Result proxy none '-' }
}
function Show-Clock([string]$source, $answer) {
  $told = [string](@($answer.Headers['Date'])[0])
  if ($told -notmatch 'GMT$') { return $false }
  $start = New-Object DateTime(1970, 1, 1, 0, 0, 0, [DateTimeKind]::Utc)
  Add-Result clock $source ([long]([DateTime]::UtcNow - $start).TotalSeconds) $told
  return $true
}
function Show-Web {
  $told = $false
  try {
    $answer = Invoke-WebRequest -UseBasicParsing -TimeoutSec 8 -Uri $ADDRESS_URL
    $seen = $null
    if ([System.Net.IPAddress]::TryParse(([string]$answer.Content).Trim(), [ref]$seen)) {
      if ($seen.AddressFamily -eq 'InterNetwork') { Add-Result public 4 $seen } else { Add-Result public 6 $seen }
    }
    $told = Show-Clock portal $answer
  } catch { Add-Result untested public-address needs-earlier }
  $web = $TARGET
  if ($web.Contains(':')) { $web = "[$web]" }
  if (-not $told) { try { $told = Show-Clock service (Invoke-WebRequest -UseBasicParsing -TimeoutSec 8 -Method Head -Uri "https://$web/") } catch { } }
  if (-not $told) { Add-Result untested clock-offset needs-earlier }
}
function Show-Packets([string]$address) {
  $ping = New-Object System.Net.NetworkInformation.Ping
  $whole = New-Object System.Net.NetworkInformation.PingOptions(64, $true)
  try {
    if ([string]($ping.Send($address, 3000)).Status -ne 'Success') { Add-Result untested packet-size needs-earlier; return }
    foreach ($size in 1280, 1400, 1500) {
      $how = 'lost'
      $status = [string]($ping.Send($address, 3000, (New-Object byte[] ($size - 28)), $whole)).Status
      if ($status -eq 'Success') { $how = 'passed' } elseif ($status -eq 'PacketTooBig') { $how = 'too-large' }
      Add-Result packet $address $size $how
    }
  } catch { Add-Result untested packet-size no-tool }
}

# -- a real login, only with a user name --
function Hide-Login([string]$text) {
  foreach ($secret in $script:password, $script:user) {
    if ($secret) { $text = [regex]::Replace($text, [regex]::Escape($secret), '****', 'IgnoreCase') }
  }
  return $text
}
# Sends a command and notes both sides, without user name and password.
function Send-Command($stream, [string]$verb, [string]$argument, [string]$written) {
  Add-Result sent (("$verb " + $(if ($written) { '' } else { Hide-Login $argument })).Trim())
  if ($argument) { Write-Line $stream "$verb $argument" } else { Write-Line $stream $verb }
  return Read-Answer $stream
}
function Read-Answer($stream) {
  $reply = Read-Reply $stream 15000
  $last = @($reply -split ' / ')[-1]
  $code = $last
  if ($last.Length -gt 4) { $code = $last.Substring(0, 4) + (Hide-Login $last.Substring(4)) }
  Add-Result got $code
  return $last
}
function Open-Data($control, [string]$address, [bool]$calls) {
  if ($calls) {
    $local = $control.Client.Client.LocalEndPoint.Address
    $listener = New-Object System.Net.Sockets.TcpListener($local, 0)
    $listener.Start()
    $family = if ($local.AddressFamily -eq 'InterNetwork') { 1 } else { 2 }
    $reply = Send-Command $control.Stream 'EPRT' "|$family|$local|$($listener.LocalEndpoint.Port)|" ''
    return @{ Listener = $listener; Ready = ($reply -match '^2') }
  }
  $reply = Send-Command $control.Stream 'EPSV' '' ''
  if ($reply -notmatch '\(([!-/:-~])\1\1(\d{1,5})\1\)') { return @{ Ready = $false } }
  $try = Start-Connect $address ([int]$Matches[2])
  Wait-Tasks @($try.Task) 12 'Data connection'
  $how = Get-Outcome $try
  if ($how -eq 'open') { return @{ Client = $try.Client; Ready = $true } }
  if ($how -eq 'refused') { Add-Result note "connect to $address port $($try.Port) failed: Connection refused"; $script:ended = 7 }
  elseif ($how -eq 'timed-out') { $script:ended = 28 }
  else { $script:ended = 56 }
  Close-Connect $try
  return @{ Ready = $false }
}
function Send-Session([string]$name, [string]$address, [int]$port, [string]$mode) {
  $script:ended = 56
  $received = 0
  $sentBytes = 0
  Add-Result session $name $address $port $mode
  $try = Start-Connect $address $port
  $data = $null
  try {
    Wait-Tasks @($try.Task) 10 $name
    if ((Get-Outcome $try) -ne 'open') { $script:ended = 28; return }
    $stream = $try.Client.GetStream()
    if ($mode -eq 'explicit') {
      [void](Read-Reply $stream 15000)
      $reply = Send-Command $stream 'AUTH' 'TLS' ''
      if ($reply -notmatch '^2') { $script:ended = 64; return }
    }
    $script:ended = 35
    $ssl = Start-Encryption $stream
    # A password goes to nobody whose certificate this machine does not trust.
    if ($script:verdict.Errors -ne $none) { $script:ended = 60; return }
    $script:ended = 56
    if ($mode -eq 'implicit') { [void](Read-Reply $ssl 15000) }
    $control = @{ Client = $try.Client; Stream = $ssl }
    $reply = Send-Command $ssl 'USER' $script:user 'hidden'
    if ($reply -match '^3') { $reply = Send-Command $ssl 'PASS' $script:password 'hidden' }
    if ($reply -notmatch '^2') { $script:ended = 67; return }
    [void](Send-Command $ssl 'PBSZ' '0' '')
    [void](Send-Command $ssl 'PROT' 'P' '')
    [void](Send-Command $ssl 'TYPE' 'I' '')
    $data = Open-Data $control $address ($name -eq 'active-list')
    if (-not $data.Ready) { return }
    $file = "portside-test-$PID.txt"
    if ($name -eq 'passive-upload') { $reply = Send-Command $ssl 'STOR' $file '' } else { $reply = Send-Command $ssl 'LIST' '' '' }
    if ($reply -notmatch '^1') { $script:ended = 19; return }
    if ($null -ne $data.Listener) {
      $clock = [System.Diagnostics.Stopwatch]::StartNew()
      while (-not $data.Listener.Pending() -and $clock.Elapsed.TotalSeconds -lt 12) { Start-Sleep -Milliseconds 100 }
      if (-not $data.Listener.Pending()) { $script:ended = 28; return }
      $data.Client = $data.Listener.AcceptTcpClient()
      Add-Result note 'Connection accepted from server'
    }
    $script:ended = 35
    $pipe = Start-Encryption $data.Client.GetStream()
    Add-Result note 'SSL connection using the same settings'
    $script:ended = 56
    if ($name -eq 'passive-upload') {
      $bytes = [System.Text.Encoding]::ASCII.GetBytes('PORTSIDE test file, please delete. 1234567890123' * 40)
      $pipe.Write($bytes, 0, $bytes.Length)
      $sentBytes = $bytes.Length
    } else {
      $buffer = New-Object byte[] 8192
      while (($count = $pipe.Read($buffer, 0, 8192)) -gt 0 -and $received -lt 1000000) { $received += $count }
    }
    $pipe.Close()
    $data.Client.Close()
    $reply = Read-Answer $ssl
    if ($name -eq 'passive-upload') { [void](Send-Command $ssl 'DELE' $file '') }
    if ($reply -match '^2') { $script:ended = 0 } else { $script:ended = 18 }
  } catch { if ((Get-Silence $_.Exception) -eq 'silent') { $script:ended = 28 } }
  finally {
    Add-Result bytes "$received $sentBytes"
    Add-Result 'done' $script:ended
    if ($null -ne $data) { if ($null -ne $data.Listener) { $data.Listener.Stop() }; Close-Connect $data }
    Close-Connect $try
    Write-Host "   ${name}: $(if ($script:ended -eq 0) { 'worked' } else { "failed ($($script:ended))" })"
  }
}
function Test-Login($open) {
  $first = @($open | Where-Object { $_.Mode }) | Select-Object -First 1
  if ($Yes -and -not $Login) { Add-Result untested login not-asked; return }
  if ($null -eq $first) { Add-Result untested login needs-earlier; return }
  $script:user = Read-Host 'To try a real login, type your user name (only Enter: skip)'
  if (-not $script:user) { Add-Result untested login not-asked; return }
  $secure = Read-Host 'Password (it is not shown)' -AsSecureString
  $pointer = [System.Runtime.InteropServices.Marshal]::SecureStringToGlobalAllocUnicode($secure)
  try { $script:password = [System.Runtime.InteropServices.Marshal]::PtrToStringUni($pointer) }
  finally { [System.Runtime.InteropServices.Marshal]::ZeroFreeGlobalAllocUnicode($pointer) }
  Send-Session passive-list $first.Place $first.Port $first.Mode
  if ($script:ended -eq 0) { Send-Session passive-upload $first.Place $first.Port $first.Mode }
  if ($Active) { Send-Session active-list $first.Place $first.Port $first.Mode }
  $script:user = ''
  $script:password = ''
}

function Send-Results {
  Write-Host ''
  foreach ($line in $lines) { Write-Host ('   ' + $(if ($line.Length -gt 150) { $line.Substring(0, 150) } else { $line })) }
  Write-Host ''
  Write-Host 'These are all results; long lines are cut here, and whole in the file.'
  $text = ($lines -join "`n") + "`n"
  try { [System.IO.File]::WriteAllText(([System.IO.Path]::Combine([string](Get-Location), $Save)), $text); Write-Host "Saved: $Save" }
  catch { Write-Host "Not saved: $Save cannot be written." }
  $send = -not $NoSend
  if ($send -and -not $Yes) { $send = (Read-Host "Send these lines to ${REPORT_URL}? [Y/n]") -match '^(y.*)?$' }
  if ($send) {
    try {
      $body = [System.Text.Encoding]::ASCII.GetBytes($text)
      [void](Invoke-WebRequest -UseBasicParsing -TimeoutSec 15 -Method Post -Uri $REPORT_URL -ContentType 'text/plain' -Headers @{ Authorization = "Bearer $TOKEN" } -Body $body)
      Write-Host 'Sent. The page shows it in a moment.'
    } catch { Write-Host 'It could not be sent from here. Copy what is between the two marks into the page.' }
  } else { Write-Host 'Nothing was sent. Copy what is between the two marks into the page.' }
  Write-Host ''
  Write-Host '----- BEGIN PORTSIDE RESULT -----'
  foreach ($line in $lines) {
    $rest = $line.Replace("`t", '~')
    while ($rest.Length -gt 76) {
      $at = 76
      while ($at -gt 9 -and $rest[$at - 1] -eq ' ') { $at-- }
      Write-Host $rest.Substring(0, $at)
      $rest = '+' + $rest.Substring($at)
    }
    Write-Host $rest
  }
  Write-Host '----- END PORTSIDE RESULT -----'
}

if ($TARGET -eq '') { Write-Host 'This file has no values in it. Download it again from the page.'; exit 2 }
Write-Host "PORTSIDE check of $TARGET from this machine. It will"
Write-Host " - look the name up, and connect to: $PORTS"
Write-Host "   at: $ADDRESSES and what this machine finds"
Write-Host " - try these ports for data: $SAMPLES"
Write-Host " - try these other hosts, to compare: $CONTROLS"
Write-Host ' - look at clock, proxy settings, packet size and the address you are seen with'
Write-Host " - save the results, show them, and send them to $REPORT_URL"
Write-Host 'Nothing is installed or changed. It takes about half a minute.'
if (-not $Yes) { if ((Read-Host 'Go on? [y/N]') -notmatch '^y') { Write-Host 'Nothing was done.'; exit 0 } }
try { [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]'Tls12' } catch { }

$system = 'Windows'
if ($PSVersionTable.Platform -and $PSVersionTable.Platform -ne 'Win32NT') { $system = 'Unix' }
[void]$lines.Add("portside-kit 1 ps1 $system")
Add-Result order $TARGET
if ($Network) { Add-Result network $Network }
Add-Result tool powershell ([string]$PSVersionTable.PSVersion) ([string][Environment]::OSVersion.Version)

$cells = @(Get-Parts $ONLY)
$whole = $cells.Count -eq 0
$known = New-Object System.Collections.ArrayList
if ($whole) {
  foreach ($address in Get-Parts $ADDRESSES) { [void]$known.Add($address) }
  $parsed = $null
  if (-not [System.Net.IPAddress]::TryParse($TARGET, [ref]$parsed)) {
    foreach ($address in @(Show-Names)) { if ($address -and $known.Count -lt 8 -and -not $known.Contains([string]$address)) { [void]$known.Add([string]$address) } }
  }
  $cells = @(foreach ($address in $known) { foreach ($port in Get-Parts $PORTS) { "$address/$port" } })
  Show-Proxy
}
$tries = New-Object System.Collections.ArrayList
function Add-Tries($list, [string]$what) {
  foreach ($cell in $list) {
    $parts = $cell.Split('/')
    $try = Start-Connect $parts[0] ([int]$parts[1])
    $try.What = $what
    $try.Note = if ($parts.Count -gt 2) { $parts[2] } else { '' }
    [void]$tries.Add($try)
  }
}
Write-Host 'Connecting ...'
Add-Tries $cells 'tcp'
if ($whole) { Add-Tries (Get-Parts $SAMPLES) 'sample'; Add-Tries (Get-Parts $CONTROLS) 'control' }
Wait-Tasks @($tries | ForEach-Object { $_.Task }) 10 'Connecting'
$open = New-Object System.Collections.ArrayList
foreach ($try in $tries) {
  $how = Get-Outcome $try
  if ($try.What -eq 'sample') { Add-Result sample $try.Place $try.Port $how '-' }
  elseif ($try.What -eq 'control') { Add-Result control $try.Place $try.Port $try.Note $how '-' }
  else {
    Add-Result tcp $try.Place $try.Port $how '-'
    Write-Host "   $($try.Place) port $($try.Port): $how"
    if ($how -eq 'open') { $try.Mode = $try.Note; [void]$open.Add($try); continue }
  }
  Close-Connect $try
}
Write-Host 'Greetings and encryption ...'
foreach ($try in $open) {
  if ($try.Mode -ne 'explicit') { continue }
  # The first byte of the greeting, waited for on all connections together.
  $state = @{ Buffer = (New-Object byte[] 1) }
  $try.First = $try.Client.GetStream().ReadAsync($state.Buffer, 0, 1)
  $try.State = $state
}
Wait-Tasks @($open | ForEach-Object { $_.First }) 20 'Greetings'
$clock = [System.Diagnostics.Stopwatch]::StartNew()
foreach ($try in $open) {
  if ($clock.Elapsed.TotalSeconds -gt 30) { Add-Result untested tls-handshake out-of-time; break }
  try { Test-Conversation $try $try.First $try.Mode } catch { Write-Host "   port $($try.Port): $($_.Exception.Message)" }
  Close-Connect $try
}
foreach ($print in @($shown.Keys)) { [void]$lines.Add("cert`t$print`t$($shown[$print])") }
if ($whole) {
  if ($open.Count -eq 0) { Add-Result untested connection-burst needs-earlier }
  else {
    $burst = @(1..8 | ForEach-Object { Start-Connect $open[0].Place $open[0].Port })
    Wait-Tasks @($burst | ForEach-Object { $_.Task }) 8 'Several connections at once'
    $opened = @($burst | Where-Object { (Get-Outcome $_) -eq 'open' }).Count
    Add-Result burst $open[0].Place $open[0].Port 8 $opened
    foreach ($try in $burst) { Close-Connect $try }
  }
  Write-Host 'Clock, address and packet size ...'
  Show-Web
  $four = @($known | Where-Object { -not $_.Contains(':') }) | Select-Object -First 1
  if ($four) { Show-Packets $four } else { Add-Result untested packet-size needs-earlier }
  Test-Login $open
}
[void]$lines.Add('end')
Send-Results
