/* Makes one call of one function fail; loaded before the C library by scripts/fail_calls.
 *
 * FAIL_CALL=FUNCTION:N:WAY names the call and what it answers: the number of an error, or -1 for a
 * write that writes only half. Calls count from the start of main; those with a file count only when
 * it is FAIL_CALL_FOLDER or lies below. FAIL_CALL_COUNTS is written at the end: "function count" in
 * each line. FAIL_CALL_MARK is made when the call has failed; it holds the library
 * that asked for what failed, or the program. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN, FOPEN, WRITE, PWRITE, FWRITE, FFLUSH, FSYNC, RENAME, CLOSE, FCLOSE, MKDIR, FTRUNCATE,
       MALLOC, CALLOC, REALLOC, FUNCTIONS };
static const char* const names[FUNCTIONS] = {
    "open",  "fopen",  "write", "pwrite",    "fwrite", "fflush", "fsync",  "rename",
    "close", "fclose", "mkdir", "ftruncate", "malloc", "calloc", "realloc"};
static atomic_long counts[FUNCTIONS];
static int started, chosen = -1, way;
static long chosen_call;
static const char *folder = "", *mark;

#define REAL(result, name, ...)                                             \
  static result (*real)(__VA_ARGS__);                                       \
  if (!real) *(void**)&real = dlsym(RTLD_NEXT, name)

/* The innermost caller that is neither this file nor the libraries of C and C++. */
static const char* asking(void) {
  void* callers[32];
  Dl_info self, here;
  const int number = backtrace(callers, 32);
  if (!dladdr((void*)&asking, &self)) return "";
  for (int i = 0; i < number; ++i) {
    if (!dladdr(callers[i], &here) || here.dli_fbase == self.dli_fbase) continue;
    if (!strstr(here.dli_fname, "/libc.so") && !strstr(here.dli_fname, "/libstdc++")) {
      return here.dli_fname;
    }
  }
  return "";
}

/* Where a debugger may stop. */
__attribute__((noinline)) void failing_call(void) {
  const int before = errno;
  const char* who = asking();
  const long file = mark ? syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0666) : -1;
  if (file >= 0) {
    syscall(SYS_write, file, who, strlen(who));
    syscall(SYS_close, file);
  }
  errno = way > 0 ? way : before;
}

static int fails(int function) {
  if (!started || ++counts[function] != chosen_call || function != chosen) return 0;
  chosen = -1;
  failing_call();
  return 1;
}

static int below(const char* path) {
  const size_t size = strlen(folder);
  return path && size && !strncmp(path, folder, size) && (path[size] == '/' || !path[size]);
}

static int file_below(int file) {
  char link[64], path[4096];
  const int before = errno;
  if (!started || file < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  errno = before;
  if (size < 0) return 0;
  path[size] = '\0';
  return below(path);
}

/* Files: by name */

static mode_t mode_of(int flags, va_list rest) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

#define OPENS(name)                                            \
  int name(const char* path, int flags, ...) {                 \
    REAL(int, #name, const char*, int, ...);                   \
    va_list rest;                                              \
    va_start(rest, flags);                                     \
    const mode_t mode = mode_of(flags, rest);                  \
    va_end(rest);                                              \
    return below(path) && fails(OPEN) ? -1 : real(path, flags, mode); \
  }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name)                                         \
  int name(int at, const char* path, int flags, ...) {         \
    REAL(int, #name, int, const char*, int, ...);              \
    va_list rest;                                              \
    va_start(rest, flags);                                     \
    const mode_t mode = mode_of(flags, rest);                  \
    va_end(rest);                                              \
    const int ours = below(path) || (*path != '/' && file_below(at)); \
    return ours && fails(OPEN) ? -1 : real(at, path, flags, mode);    \
  }
OPENS_AT(openat)
OPENS_AT(openat64)

#define OPENS_STREAM(name)                                     \
  FILE* name(const char* path, const char* how) {              \
    REAL(FILE*, #name, const char*, const char*);              \
    return below(path) && fails(FOPEN) ? NULL : real(path, how); \
  }
OPENS_STREAM(fopen)
OPENS_STREAM(fopen64)

int rename(const char* from, const char* to) {
  REAL(int, "rename", const char*, const char*);
  return below(to) && fails(RENAME) ? -1 : real(from, to);
}

int mkdir(const char* path, mode_t mode) {
  REAL(int, "mkdir", const char*, mode_t);
  return below(path) && fails(MKDIR) ? -1 : real(path, mode);
}

/* Files: open ones. One byte cannot be written by half. */

ssize_t write(int file, const void* bytes, size_t size) {
  REAL(ssize_t, "write", int, const void*, size_t);
  if (!file_below(file) || !fails(WRITE)) return real(file, bytes, size);
  return way > 0 ? -1 : real(file, bytes, (size + 1) / 2);
}

ssize_t writev(int file, const struct iovec* parts, int number) {
  REAL(ssize_t, "writev", int, const struct iovec*, int);
  if (!file_below(file) || !fails(WRITE)) return real(file, parts, number);
  if (way > 0) return -1;
  struct iovec first = parts[0];
  first.iov_len = (first.iov_len + 1) / 2;
  return real(file, &first, 1);
}

#define WRITES_AT(name)                                                       \
  ssize_t name(int file, const void* bytes, size_t size, off_t offset) {      \
    REAL(ssize_t, #name, int, const void*, size_t, off_t);                    \
    if (!file_below(file) || !fails(PWRITE)) return real(file, bytes, size, offset); \
    return way > 0 ? -1 : real(file, bytes, (size + 1) / 2, offset);          \
  }
WRITES_AT(pwrite)
WRITES_AT(pwrite64)

size_t fwrite(const void* items, size_t size, size_t number, FILE* stream) {
  REAL(size_t, "fwrite", const void*, size_t, size_t, FILE*);
  if (!file_below(fileno(stream)) || !fails(FWRITE)) return real(items, size, number, stream);
  if (way > 0) return 0;
  const size_t written = real(items, size, number / 2, stream);
  errno = ENOSPC;
  return written;
}

int fflush(FILE* stream) {
  REAL(int, "fflush", FILE*);
  return stream && file_below(fileno(stream)) && fails(FFLUSH) ? EOF : real(stream);
}

#define SYNCHRONISES(name)                                     \
  int name(int file) {                                         \
    REAL(int, #name, int);                                     \
    return file_below(file) && fails(FSYNC) ? -1 : real(file); \
  }
SYNCHRONISES(fsync)
SYNCHRONISES(fdatasync)

#define SHORTENS(name)                                                     \
  int name(int file, off_t size) {                                         \
    REAL(int, #name, int, off_t);                                          \
    return file_below(file) && fails(FTRUNCATE) ? -1 : real(file, size);   \
  }
SHORTENS(ftruncate)
SHORTENS(ftruncate64)

/* The system closes a file even when it reports an error. */
int close(int file) {
  REAL(int, "close", int);
  if (!file_below(file)) return real(file);
  const int answer = real(file);
  return fails(CLOSE) ? -1 : answer;
}

int fclose(FILE* stream) {
  REAL(int, "fclose", FILE*);
  if (!file_below(fileno(stream))) return real(stream);
  const int answer = real(stream);
  return fails(FCLOSE) ? EOF : answer;
}

/* Memory */

void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);

void* malloc(size_t size) { return fails(MALLOC) ? NULL : __libc_malloc(size); }
void* calloc(size_t n, size_t size) { return fails(CALLOC) ? NULL : __libc_calloc(n, size); }
void* realloc(void* old, size_t size) { return fails(REALLOC) ? NULL : __libc_realloc(old, size); }

/* Start and end */

static int (*real_main)(int, char**, char**);

static int main_here(int argc, char** argv, char** environment) {
  const char* text = getenv("FAIL_CALL");
  char name[16];
  if (getenv("FAIL_CALL_FOLDER")) folder = getenv("FAIL_CALL_FOLDER");
  mark = getenv("FAIL_CALL_MARK");
  if (text && sscanf(text, "%15[^:]:%ld:%d", name, &chosen_call, &way) == 3) {
    for (int i = 0; i < FUNCTIONS; ++i) {
      if (!strcmp(name, names[i])) chosen = i;
    }
  }
  void* caller;
  backtrace(&caller, 1);  /* the first one allocates */
  started = 1;
  return real_main(argc, argv, environment);
}

int __libc_start_main(int (*start)(int, char**, char**), int argc, char** argv, void (*init)(void),
                      void (*fini)(void), void (*rtld_fini)(void), void* stack_end) {
  REAL(int, "__libc_start_main", int (*)(int, char**, char**), int, char**, void (*)(void),
       void (*)(void), void (*)(void), void*);
  real_main = start;
  return real(main_here, argc, argv, init, fini, rtld_fini, stack_end);
}

__attribute__((destructor)) static void write_counts(void) {
  const char* path = getenv("FAIL_CALL_COUNTS");
  started = 0;
  FILE* file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  for (int i = 0; i < FUNCTIONS; ++i) fprintf(file, "%s %ld\n", names[i], (long)counts[i]);
  fclose(file);
}
