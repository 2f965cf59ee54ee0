@echo off
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0kiro.ps1" %*
exit /b %ERRORLEVEL%
