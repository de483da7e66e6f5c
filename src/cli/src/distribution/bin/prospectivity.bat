@echo off
rem Starts Prospectivity with the Java of JAVA_HOME, or else the first on the path; 17 or newer.
rem PROSPECTIVITY_OPTS are options for it, as -Xmx8g.
setlocal
for %%i in ("%~dp0..") do set "home=%%~fi"

set "java=java"
if not defined JAVA_HOME goto run
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto run
echo JAVA_HOME is %JAVA_HOME%, which has no bin\java.exe. 1>&2
exit /b 1

:run
"%java%" %PROSPECTIVITY_OPTS% "-Dprospectivity.home=%home%" -jar "%home%\prospectivity.jar" %*
exit /b %ERRORLEVEL%
