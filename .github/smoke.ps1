# What depends on the system, as people use it: patterns that the shell hands over,
# folders with blanks and accents, a roster that is open elsewhere, the language,
# and bytes that do not depend on the code page of the console.
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $false
$exe = if ($IsWindows) { "$PWD\bin\cotejo.exe" } else { "$PWD/bin/cotejo" }
$exports = Join-Path $PWD "testdata" "exports"
$work = Join-Path ([IO.Path]::GetTempPath()) "cotejo prueba ñ"
Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
New-Item -ItemType Directory $work | Out-Null
Copy-Item (Join-Path $exports "*.csv") $work
Remove-Item (Join-Path $work "decisions.csv"), (Join-Path $work "truth.csv")
Set-Location $work

function Check($what, $ok) {
    if (-not $ok) { Write-Host "FAILED: $what"; exit 1 }
    Write-Host "ok: $what"
}

& $exe merge "*.csv" -o roster.db --lang en | Out-Null
Check "a pattern is expanded, in a folder with a blank and an accent" ($LASTEXITCODE -eq 0 -and (Test-Path roster.db))
& $exe count (Join-Path $work "roster.db") --expect 1401 | Out-Null
Check "an absolute path is opened" ($LASTEXITCODE -eq 0)
& $exe merge "*.csv" -o roster.db --quiet
Check "a roster is replaced" ($LASTEXITCODE -eq 0)
Check "nothing is left beside it" (-not (Get-ChildItem -Force -Filter "*.tmp"))

$env:LANG = "en_US.UTF-8"
Check "the language of the environment" ((& $exe count roster.db)[0] -match "persons")
$env:LANG = "es_CU.UTF-8"
Check "and another" ((& $exe count roster.db)[0] -match "personas")

if ($IsWindows) {
    $held = [IO.File]::Open((Join-Path $work "roster.db"), "Open", "Read", "ReadWrite")
    & $exe merge "*.csv" -o roster.db --quiet
    Check "a roster that is open elsewhere is not replaced" ($LASTEXITCODE -eq 1 -and (Test-Path roster.new.db))
    $held.Close()
    cmd /c "chcp 850 >nul & `"$exe`" show roster.db perez > 850.txt & chcp 65001 >nul & `"$exe`" show roster.db perez > 65001.txt"
    Check "what is written to a file is UTF-8 under any code page" ((Get-FileHash 850.txt).Hash -eq (Get-FileHash 65001.txt).Hash)
}
Set-Location $exports
& $exe verify . --expect 1396 | Out-Null
Check "the example folder gives its count" ($LASTEXITCODE -eq 0)
