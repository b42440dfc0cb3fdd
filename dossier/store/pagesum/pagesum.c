// A VFS for SQLite that keeps a checksum in the last 8 bytes of every page of a database, and gives SQLITE_IOERR_DATA for a
// page that has another content. It is in force for files whose header reserves 8 bytes a page (byte 20), in the layout of
// sqlite.org/cksumvfs.html; every other file passes untouched. The log (-wal) has SQLite's own checksums.
#include "sqlite.h"
#include "_cgo_export.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  sqlite3_file base;
  int on;    // the header asks for checksums
  int seen;  // the header was read or written
  int fresh; // pages were written to an empty file before its header, as if the header would ask
  int box;   // of a sealed file: which box its pages lie in
  int kind;  // of a sealed file: 'd' the database, 'w' its log, 'j' its rollback journal
  sqlite3_int64 frame; // of a sealed log: the place and the page of the frame whose head was written last
  uint32_t page;
  uint8_t *room; // of a sealed file: for one frame
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

static int sum_close(sqlite3_file *f) {
  free(((sum_file *)f)->room);
  return CALL(f)->xClose(REAL(f));
}
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

// Sealed files. A page keeps its length: what seals it lies in its reserved bytes. The code of the boxes is Go (sealed.go).
// A log's frame has 24 bytes before its page: the page's number, the size after a commit, and 16 bytes (the log's salt and
// the checksum of what is in the page) that are one block of a cipher here.
enum { PAGE = 4096, HEAD = 24, FRAME = HEAD + PAGE, LOG_HEAD = 32 };

static uint32_t number(const uint8_t *a) { return (uint32_t)a[0] << 24 | a[1] << 16 | a[2] << 8 | a[3]; }

// read_log reads any part of one frame.
static int read_log(sum_file *p, uint8_t *b, int n, sqlite3_int64 off) {
  sqlite3_int64 skip = (off - LOG_HEAD) % FRAME;
  if (off < LOG_HEAD) return CALL(p)->xRead(REAL(p), b, n, off);
  if (skip + n > FRAME) return SQLITE_IOERR_READ;
  int head_only = skip + n <= HEAD;
  int rc = CALL(p)->xRead(REAL(p), p->room, head_only ? HEAD : FRAME, off - skip);
  if (rc == SQLITE_IOERR_SHORT_READ) memset(b, 0, n);
  if (rc != SQLITE_OK) return rc;
  if (!boxHead(p->box, 0, p->room)) return SQLITE_IOERR_READ;
  if (!head_only && !boxOpen(p->box, 'w', number(p->room), p->room + HEAD)) {
    if (skip) return SQLITE_IOERR_DATA;
    // A whole frame is read after a crash, where the last ones may be half written: page 0 ends the log there.
    memset(p->room, 0, FRAME);
  }
  memcpy(b, p->room + skip, n);
  return SQLITE_OK;
}

static int write_log(sum_file *p, const uint8_t *b, int n, sqlite3_int64 off) {
  sqlite3_int64 skip = (off - LOG_HEAD) % FRAME;
  if (off == 0 && n == LOG_HEAD) return CALL(p)->xWrite(REAL(p), b, n, off);
  if (off >= LOG_HEAD && skip == 0 && n == HEAD) {
    p->frame = off;
    p->page = number(b);
    memcpy(p->room, b, HEAD);
    if (!boxHead(p->box, 1, p->room)) return SQLITE_IOERR_WRITE;
    return CALL(p)->xWrite(REAL(p), p->room, HEAD, off);
  }
  if (off < LOG_HEAD || skip != HEAD || n != PAGE) return SQLITE_IOERR_WRITE;
  if (p->frame != off - HEAD) {
    int rc = CALL(p)->xRead(REAL(p), p->room, HEAD, off - HEAD);
    if (rc != SQLITE_OK) return rc;
    p->frame = off - HEAD;
    p->page = number(p->room);
  }
  memcpy(p->room, b, PAGE);
  if (!boxSeal(p->box, 'w', p->page, p->room)) return SQLITE_IOERR_WRITE;
  return CALL(p)->xWrite(REAL(p), p->room, PAGE, off);
}

static int sealed_read(sqlite3_file *f, void *b, int n, sqlite3_int64 off) {
  sum_file *p = (sum_file *)f;
  if (p->kind == 'w') return read_log(p, b, n, off);
  if (p->kind == 'j') {
    int rc = CALL(f)->xRead(REAL(f), b, n, off);
    if (rc != SQLITE_OK || n != PAGE) return rc;
    return boxOpen(p->box, 'j', 0, b) ? SQLITE_OK : SQLITE_IOERR_DATA;
  }
  sqlite3_int64 skip = off % PAGE;
  if (skip + n > PAGE) return SQLITE_IOERR_READ;
  int rc = CALL(f)->xRead(REAL(f), p->room, PAGE, off - skip);
  if (rc == SQLITE_IOERR_SHORT_READ) memset(b, 0, n);
  if (rc != SQLITE_OK) return rc;
  if (!boxOpen(p->box, 'd', (uint32_t)(off / PAGE + 1), p->room)) return SQLITE_IOERR_DATA;
  memcpy(b, p->room + skip, n);
  return SQLITE_OK;
}

static int sealed_write(sqlite3_file *f, const void *b, int n, sqlite3_int64 off) {
  sum_file *p = (sum_file *)f;
  if (p->kind == 'w') return write_log(p, b, n, off);
  // What a journal has beside pages are numbers.
  if (p->kind == 'j' && n != PAGE) return n < PAGE ? CALL(f)->xWrite(REAL(f), b, n, off) : SQLITE_IOERR_WRITE;
  if (p->kind == 'd' && (n != PAGE || off % PAGE)) return SQLITE_IOERR_WRITE;
  memcpy(p->room, b, PAGE);
  if (!boxSeal(p->box, p->kind, p->kind == 'd' ? (uint32_t)(off / PAGE + 1) : 0, p->room)) return SQLITE_IOERR_WRITE;
  return CALL(f)->xWrite(REAL(f), p->room, PAGE, off);
}

// With this promise, which the system's VFS gives by default, SQLite writes no frame in parts and no head of a journal that
// is as long as a page.
static int sealed_device(sqlite3_file *f) { return sum_device(f) | SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

static const sqlite3_io_methods sealed_methods = {
  3, sum_close, sealed_read, sealed_write, sum_truncate, sum_sync, sum_size, sum_lock, sum_unlock, sum_reserved, sum_control,
  sum_sector, sealed_device, sum_shm_map, sum_shm_lock, sum_shm_barrier, sum_shm_unmap, sum_fetch, sum_unfetch,
};

typedef struct {
  sqlite3_vfs vfs;
  int box;
  char name[32];
} sealed_vfs;

static int sealed_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out) {
  sum_file *p = (sum_file *)f;
  memset(p, 0, sizeof *p);
  p->kind = flags & SQLITE_OPEN_MAIN_DB ? 'd' : flags & SQLITE_OPEN_WAL ? 'w' : flags & SQLITE_OPEN_MAIN_JOURNAL ? 'j' : 0;
  if (!p->kind) return SQLITE_CANTOPEN; // nothing else is written: what is temporary stays in memory
  if (!(p->room = malloc(FRAME))) return SQLITE_NOMEM;
  p->box = ((sealed_vfs *)v)->box;
  p->frame = -1;
  p->real = (sqlite3_file *)(p + 1);
  int rc = ROOT->xOpen(ROOT, name, p->real, flags, out);
  if (p->real->pMethods) {
    p->base.pMethods = &sealed_methods;
  } else {
    free(p->room);
  }
  return rc;
}

int pagesum_register_sealed(int box, const char *name) {
  sealed_vfs *v = calloc(1, sizeof *v);
  if (!v) return SQLITE_NOMEM;
  v->vfs = sum_vfs;
  v->vfs.pNext = 0;
  v->box = box;
  strncpy(v->name, name, sizeof v->name - 1);
  v->vfs.zName = v->name;
  v->vfs.xOpen = sealed_open;
  return sqlite3_vfs_register(&v->vfs, 0);
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
