// An office program for Wine: the part of Word's object model that the program uses, as a COM server within its process. What is
// "exported" is a file that begins as a PDF does and names the document; every call is a line in the file FAKE_OFFICE_LOG.
//   Registered by test.sh: HKCR\Word.Application\CLSID and HKCR\CLSID\{...}\InprocServer32
#include <initguid.h>
#include <stdio.h>
#include <wchar.h>
#include <windows.h>
#include <oaidl.h>

DEFINE_GUID(CLSID_Fake, 0x59fbb2d4, 0x1d1e, 0x4c55, 0x9b, 0x5f, 0x0d, 0x6f, 0x1b, 0x1a, 0x2e, 0x77);

static const wchar_t *const names[] = {L"Visible", L"DisplayAlerts", L"AutomationSecurity", L"Documents", L"Quit", L"Open",
                                       L"ExportAsFixedFormat", L"SaveAs2", L"Close"};
enum { VISIBLE, ALERTS, SECURITY, DOCUMENTS, QUIT, OPEN, EXPORT, SAVE, CLOSE, COUNT };

static wchar_t document[MAX_PATH * 4];

static void note(const wchar_t *what, const wchar_t *with) {
  const wchar_t *path = _wgetenv(L"FAKE_OFFICE_LOG");
  FILE *log = path ? _wfopen(path, L"ab") : NULL;
  if (!log) return;
  char text[4096];
  int n = WideCharToMultiByte(CP_UTF8, 0, what, -1, text, sizeof text, NULL, NULL);
  fwrite(text, 1, n - 1, log);
  if (with) {
    n = WideCharToMultiByte(CP_UTF8, 0, with, -1, text, sizeof text, NULL, NULL);
    fputc(' ', log);
    fwrite(text, 1, n - 1, log);
  }
  fputc('\n', log);
  fclose(log);
}

static IDispatch object;

static HRESULT STDMETHODCALLTYPE query(IDispatch *this, REFIID id, void **out) {
  *out = NULL;
  if (!IsEqualIID(id, &IID_IUnknown) && !IsEqualIID(id, &IID_IDispatch)) return E_NOINTERFACE;
  *out = this;
  return S_OK;
}
static ULONG STDMETHODCALLTYPE add(IDispatch *this) { (void)this; return 2; }
static ULONG STDMETHODCALLTYPE release(IDispatch *this) { (void)this; return 1; }
static HRESULT STDMETHODCALLTYPE infos(IDispatch *this, UINT *n) { (void)this; *n = 0; return S_OK; }
static HRESULT STDMETHODCALLTYPE info(IDispatch *this, UINT n, LCID l, ITypeInfo **i) { (void)this; (void)n; (void)l; *i = NULL; return E_NOTIMPL; }

static HRESULT STDMETHODCALLTYPE ids(IDispatch *this, REFIID r, LPOLESTR *asked, UINT n, LCID l, DISPID *out) {
  (void)this; (void)r; (void)l;
  for (int i = 0; n > 0 && i < COUNT; i++)
    if (!_wcsicmp(asked[0], names[i])) { out[0] = i; return S_OK; }
  return DISP_E_UNKNOWNNAME;
}

static HRESULT STDMETHODCALLTYPE invoke(IDispatch *this, DISPID what, REFIID r, LCID l, WORD flags, DISPPARAMS *with, VARIANT *out, EXCEPINFO *e, UINT *wrong) {
  (void)this; (void)r; (void)l; (void)flags; (void)e; (void)wrong;
  static int calls;
  const wchar_t *first = with->cArgs && V_VT(&with->rgvarg[with->cArgs - 1]) == VT_BSTR ? V_BSTR(&with->rgvarg[with->cArgs - 1]) : NULL;
  if (what == OPEN && calls++ == 0) return 0x80010001; // RPC_E_CALL_REJECTED: still starting
  note(names[what], first);
  if (out) VariantInit(out);
  if (what == OPEN) {
    FILE *f = first ? _wfopen(first, L"rb") : NULL;
    if (!f) return E_FAIL;
    fclose(f);
    wcsncpy(document, first, sizeof document / sizeof *document - 1);
  }
  if (what == EXPORT) {
    FILE *f = first ? _wfopen(first, L"wb") : NULL;
    if (!f) return E_FAIL;
    fprintf(f, "%%PDF-1.7\n%% %ls\n", document);
    fclose(f);
  }
  if (out && (what == DOCUMENTS || what == OPEN)) {
    V_VT(out) = VT_DISPATCH;
    V_DISPATCH(out) = &object;
  }
  return S_OK;
}

static IDispatchVtbl calls = {query, add, release, infos, info, ids, invoke};
static IDispatch object = {&calls};

static HRESULT STDMETHODCALLTYPE query_class(IClassFactory *this, REFIID id, void **out) {
  *out = IsEqualIID(id, &IID_IUnknown) || IsEqualIID(id, &IID_IClassFactory) ? this : NULL;
  return *out ? S_OK : E_NOINTERFACE;
}
static ULONG STDMETHODCALLTYPE add_class(IClassFactory *this) { (void)this; return 2; }
static ULONG STDMETHODCALLTYPE release_class(IClassFactory *this) { (void)this; return 1; }
static HRESULT STDMETHODCALLTYPE create(IClassFactory *this, IUnknown *outer, REFIID id, void **out) {
  (void)this;
  return outer ? CLASS_E_NOAGGREGATION : query(&object, id, out);
}
static HRESULT STDMETHODCALLTYPE hold(IClassFactory *this, BOOL on) { (void)this; (void)on; return S_OK; }
static IClassFactoryVtbl class_calls = {query_class, add_class, release_class, create, hold};
static IClassFactory class_object = {&class_calls};

__declspec(dllexport) HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID c, REFIID id, void **out) {
  *out = NULL;
  return IsEqualCLSID(c, &CLSID_Fake) ? query_class(&class_object, id, out) : CLASS_E_CLASSNOTAVAILABLE;
}
__declspec(dllexport) HRESULT STDMETHODCALLTYPE DllCanUnloadNow(void) { return S_FALSE; }
