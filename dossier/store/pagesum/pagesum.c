// A VFS for SQLite that keeps a checksum in the last 8 bytes of every page of a database, and gives SQLITE_IOERR_DATA for a
// page that has another content. It is in force for files whose header reserves 8 bytes a page (byte 20), in the layout of
// sqlite.org/cksumvfs.html; every other file passes untouched. The log (-wal) has SQLite's own checksums.
#include "sqlite.h"
#include <string.h>

typedef struct {
  sqlite3_file base;
  int on;    // the header asks for checksums
  int seen;  // the header was read or written
  int fresh; // pages were written to an empty file before its header, as if the header would ask
  sqlite3_file *real;
} sum_file;

static sqlite3_vfs sum_vfs;
#define REAL(f) (((sum_file *)(f))->real)
#define CALL(f) REAL(f)->pMethods
#define ROOT ((sqlite3_vfs *)sum_vfs.pAppData)

// sum writes the checksum of n bytes (a multiple of 8), taken as little-endian words: the format's own order is that of
// the machine that writes, and all machines that this program is built for are little-endian.
static void sum(const uint8_t *a, int n, uint8_t out[8]) {
  uint32_t s1 = 0, s2 = 0, x, y;
  for (int i = 0; i < n; i += 8) {
    memcpy(&x, a + i, 4);
    memcpy(&y, a + i + 4, 4);
    s1 += x + s2;
    s2 += y + s1;
  }
  memcpy(out, &s1, 4);
  memcpy(out + 4, &s2, 4);
}

static int whole_page(int n, sqlite3_int64 off) {
  return n >= 512 && n <= 65536 && (n & (n - 1)) == 0 && off % n == 0;
}

static void look_at_header(sum_file *f, const uint8_t *b, int n, sqlite3_int64 off) {
  if (off != 0 || n < 100 || memcmp(b, "SQLite format 3", 16) != 0) return;
  f->on = b[20] == 8;
  f->seen = 1;
}

// assume decides for a page that is written before the header: pages that fill no cache any more go first to a new file, whose
// header will ask for checksums, as every connection of this program reserves the bytes.
static void assume(sum_file *f, sqlite3_int64 off) {
  sqlite3_int64 size;
  if (f->seen || f->fresh || off == 0) return;
  if (CALL(f)->xFileSize(REAL(f), &size) == SQLITE_OK && size == 0) f->fresh = f->on = 1;
}

static int sum_read(sqlite3_file *f, void *b, int n, sqlite3_int64 off) {
  sum_file *p = (sum_file *)f;
  uint8_t want[8];
  int rc = CALL(f)->xRead(REAL(f), b, n, off);
  if (rc != SQLITE_OK) return rc;
  look_at_header(p, b, n, off);
  if (!p->on || !whole_page(n, off)) return rc;
  sum(b, n - 8, want);
  return memcmp(want, (uint8_t *)b + n - 8, 8) ? SQLITE_IOERR_DATA : rc;
}

static int sum_write(sqlite3_file *f, const void *b, int n, sqlite3_int64 off) {
  sum_file *p = (sum_file *)f;
  assume(p, off);
  look_at_header(p, b, n, off);
  if (p->fresh && !p->on) return SQLITE_IOERR_WRITE; // the pages before the header have checksums where it has data
  // SQLite never reads the reserved bytes of a page in its memory, so they may be set there.
  if (p->on && whole_page(n, off)) sum(b, n - 8, (uint8_t *)b + n - 8);
  return CALL(f)->xWrite(REAL(f), b, n, off);
}

static int sum_close(sqlite3_file *f) { return CALL(f)->xClose(REAL(f)); }
static int sum_truncate(sqlite3_file *f, sqlite3_int64 n) { return CALL(f)->xTruncate(REAL(f), n); }
static int sum_sync(sqlite3_file *f, int flags) { return CALL(f)->xSync(REAL(f), flags); }
static int sum_size(sqlite3_file *f, sqlite3_int64 *n) { return CALL(f)->xFileSize(REAL(f), n); }
static int sum_lock(sqlite3_file *f, int level) { return CALL(f)->xLock(REAL(f), level); }
static int sum_unlock(sqlite3_file *f, int level) { return CALL(f)->xUnlock(REAL(f), level); }
static int sum_reserved(sqlite3_file *f, int *out) { return CALL(f)->xCheckReservedLock(REAL(f), out); }
static int sum_control(sqlite3_file *f, int op, void *arg) { return CALL(f)->xFileControl(REAL(f), op, arg); }
static int sum_sector(sqlite3_file *f) { return CALL(f)->xSectorSize(REAL(f)); }
// Parts of pages have no checksum of their own.
static int sum_device(sqlite3_file *f) { return CALL(f)->xDeviceCharacteristics(REAL(f)) & ~SQLITE_IOCAP_SUBPAGE_READ; }
static int sum_shm_map(sqlite3_file *f, int i, int n, int w, void volatile **p) { return CALL(f)->xShmMap(REAL(f), i, n, w, p); }
static int sum_shm_lock(sqlite3_file *f, int o, int n, int flags) { return CALL(f)->xShmLock(REAL(f), o, n, flags); }
static void sum_shm_barrier(sqlite3_file *f) { CALL(f)->xShmBarrier(REAL(f)); }
static int sum_shm_unmap(sqlite3_file *f, int d) { return CALL(f)->xShmUnmap(REAL(f), d); }
// Pages in mapped memory would be read past sum_read.
static int sum_fetch(sqlite3_file *f, sqlite3_int64 off, int n, void **p) { *p = 0; return SQLITE_OK; }
static int sum_unfetch(sqlite3_file *f, sqlite3_int64 off, void *p) { return SQLITE_OK; }

static const sqlite3_io_methods sum_methods = {
  3, sum_close, sum_read, sum_write, sum_truncate, sum_sync, sum_size, sum_lock, sum_unlock, sum_reserved, sum_control,
  sum_sector, sum_device, sum_shm_map, sum_shm_lock, sum_shm_barrier, sum_shm_unmap, sum_fetch, sum_unfetch,
};

static int sum_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out) {
  if (!(flags & SQLITE_OPEN_MAIN_DB)) return ROOT->xOpen(ROOT, name, f, flags, out);
  sum_file *p = (sum_file *)f;
  memset(p, 0, sizeof *p);
  p->real = (sqlite3_file *)(p + 1);
  int rc = ROOT->xOpen(ROOT, name, p->real, flags, out);
  if (p->real->pMethods) p->base.pMethods = &sum_methods;
  return rc;
}

int pagesum_register(void) {
  if (!sqlite3_initialize || !sqlite3_vfs_find || !sqlite3_vfs_register) return SQLITE_ERROR;
  int rc = sqlite3_initialize();
  sqlite3_vfs *root = sqlite3_vfs_find(0);
  if (rc != SQLITE_OK || !root) return SQLITE_ERROR;
  sum_vfs = *root; // every method but xOpen is the system's own
  sum_vfs.pNext = 0;
  sum_vfs.zName = "yibiao-pagesum";
  sum_vfs.szOsFile = root->szOsFile + (int)sizeof(sum_file);
  sum_vfs.pAppData = root;
  sum_vfs.xOpen = sum_open;
  return sqlite3_vfs_register(&sum_vfs, 0);
}
