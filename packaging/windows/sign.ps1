# Signs files with the releaser's certificate: packaging/windows/sign.ps1 FILE …
# SIGNING_CERTIFICATE is a .pfx in base64, SIGNING_PASSWORD what opens it, SIGNING_THUMBPRINT which one is meant.
# SIGNING_TIMESTAMPS is the address of a service that says when: without one, a signature holds no longer than the certificate.
$ErrorActionPreference = "Stop"
$file = Join-Path $env:RUNNER_TEMP "signing.pfx"
try {
    [IO.File]::WriteAllBytes($file, [Convert]::FromBase64String($env:SIGNING_CERTIFICATE))
    $password = ConvertTo-SecureString $env:SIGNING_PASSWORD -AsPlainText -Force
    $certificate = Import-PfxCertificate -FilePath $file -Password $password -CertStoreLocation Cert:\CurrentUser\My
    if ($certificate.Thumbprint -ne $env:SIGNING_THUMBPRINT) { throw "this is another certificate" }
    $stamps = if ($env:SIGNING_TIMESTAMPS) { @{ TimestampServer = $env:SIGNING_TIMESTAMPS } } else { @{} }
    foreach ($each in $args) {
        $signed = Set-AuthenticodeSignature -FilePath $each -Certificate $certificate -HashAlgorithm SHA256 @stamps
        if ($signed.Status -ne "Valid") { throw "$each is not signed: $($signed.StatusMessage)" }
    }
} finally {
    Remove-Item -Force -ErrorAction SilentlyContinue $file
}
