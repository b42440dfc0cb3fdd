// yibiao.com stands beside yibiao.exe: cmd and PowerShell prefer it, and it hands their console to the program, which as a
// program of the desktop would get none. It waits, and returns the program's exit code.
#include <windows.h>
#include <wchar.h>

enum { FAILED = 3, LONGEST = 32768 };

static wchar_t path[LONGEST];

// passed tells the program to stop by itself when Ctrl+C is pressed: the console tells both, and the front must outlive it.
static BOOL WINAPI passed(DWORD event) { (void)event; return TRUE; }

int main(void) {
  DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
  if (length < 4 || length >= LONGEST) return FAILED;
  wcscpy(path + length - 4, L".exe");
  UINT page = GetConsoleOutputCP();
  SetConsoleOutputCP(CP_UTF8);
  STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
  start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  PROCESS_INFORMATION program;
  DWORD code = FAILED;
  SetConsoleCtrlHandler(passed, TRUE);
  if (CreateProcessW(path, GetCommandLineW(), NULL, NULL, TRUE, 0, NULL, NULL, &start, &program)) {
    WaitForSingleObject(program.hProcess, INFINITE);
    GetExitCodeProcess(program.hProcess, &code);
  } else {
    // In both languages of the program, in UTF-8 as it prints itself.
    DWORD written, why = GetLastError();
    char said[400];
    int size = why == ERROR_FILE_NOT_FOUND
                   ? wsprintfA(said, "找不到 yibiao.exe：它要和 yibiao.com 放在同一个文件夹里。\r\n"
                                               "yibiao.exe is missing beside yibiao.com.\r\n")
                   : wsprintfA(said, "没能启动 yibiao.exe（Windows 的错误 %lu）。\r\n"
                                               "yibiao.exe could not be started (Windows error %lu).\r\n", why, why);
    WriteFile(start.hStdError, said, (DWORD)size, &written, NULL);
  }
  SetConsoleOutputCP(page);
  return (int)code;
}
