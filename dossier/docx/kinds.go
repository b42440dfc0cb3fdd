package docx

// nsCode is a namespace that matters here.
type nsCode uint8

const (
	nsOther  nsCode = iota
	nsW             // word processing
	nsStrict        // word processing, Strict
	nsR             // relationship references
	nsWP            // drawing placement
	nsA             // drawing
	nsW14           // Word 2010: check boxes, paragraph ids
	nsW15           // Word 2012: repeating sections
	nsMC            // markup compatibility
)

var namespaces = map[string]nsCode{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           nsW,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       nsStrict,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    nsR,
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": nsWP,
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  nsA,
	"http://schemas.microsoft.com/office/word/2010/wordml":                   nsW14,
	"http://schemas.microsoft.com/office/word/2012/wordml":                   nsW15,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            nsMC,
}

// kind is an element that matters here.
type kind uint8

const (
	kOther kind = iota
	kDocument
	kBody
	kHdr
	kFtr
	kStyle
	kName
	kP
	kPPr
	kR
	kRPr
	kT
	kTab
	kPTab
	kBr
	kCr
	kSym
	kNoBreakHyphen
	kSoftHyphen
	kTbl
	kTblGrid
	kGridCol
	kTr
	kTrPr
	kTrHeight
	kGridBefore
	kGridAfter
	kTc
	kTcPr
	kTcW
	kGridSpan
	kVMerge
	kSdt
	kSdtPr
	kSdtContent
	kTag
	kAlias
	kID
	kShowingPlcHdr
	kDataBinding
	kText
	kComboBox
	kDropDown
	kListItem
	kDate
	kPicture
	kContainerSdt // docPartObj, group, equation … : controls that are no slots
	kCheckbox
	kChecked
	kCheckedState
	kUncheckedState
	kRepeatItem
	kRStyle
	kFonts
	kColor
	kVanish
	kRevision // rPrChange, pPrChange, and the marks that a paragraph was inserted or deleted
	kIns
	kDel
	kSectPr
	kBookmarkStart
	kBookmarkEnd
	kRangeStart // comment and permission ranges
	kRangeEnd
	kCommentRef
	kProofErr
	kTxbxContent
	kHyperlink
	kDrawing
	kExtent
	kDocPr
	kBlip
	kSrcRect
	kXfrm
	kExt
	kChoice
	kFallback
	kU
	kPict
	kObject
	kFldChar
	kLegacyCheck // the check box of an old form field
	kFldSimple
	kTransparent // smartTag, customXml: marks around content
	kBidi        // dir, bdo
	kAlternate
	kPStyle
	kOutline
	kBasedOn
	kinds // how many there are
)

var wordKinds = map[string]kind{
	"document": kDocument, "body": kBody, "hdr": kHdr, "ftr": kFtr, "style": kStyle, "name": kName,
	"p": kP, "pPr": kPPr, "r": kR, "rPr": kRPr, "t": kT, "tab": kTab, "ptab": kPTab, "br": kBr, "cr": kCr, "sym": kSym,
	"noBreakHyphen": kNoBreakHyphen, "softHyphen": kSoftHyphen,
	"tbl": kTbl, "tblGrid": kTblGrid, "gridCol": kGridCol, "tr": kTr, "trPr": kTrPr, "trHeight": kTrHeight,
	"gridBefore": kGridBefore, "gridAfter": kGridAfter, "tc": kTc, "tcPr": kTcPr, "tcW": kTcW,
	"gridSpan": kGridSpan, "vMerge": kVMerge,
	"sdt": kSdt, "sdtPr": kSdtPr, "sdtContent": kSdtContent, "tag": kTag, "alias": kAlias, "id": kID,
	"showingPlcHdr": kShowingPlcHdr, "dataBinding": kDataBinding, "text": kText, "comboBox": kComboBox,
	"dropDownList": kDropDown, "listItem": kListItem, "date": kDate, "picture": kPicture,
	"docPartObj": kContainerSdt, "docPartList": kContainerSdt, "group": kContainerSdt, "equation": kContainerSdt,
	"citation": kContainerSdt, "bibliography": kContainerSdt,
	"rStyle": kRStyle, "rFonts": kFonts, "color": kColor, "vanish": kVanish, "specVanish": kVanish,
	"rPrChange": kRevision, "pPrChange": kRevision, "moveFrom": kDel, "moveTo": kIns, "ins": kIns, "del": kDel,
	"sectPr": kSectPr, "bookmarkStart": kBookmarkStart, "bookmarkEnd": kBookmarkEnd,
	"commentRangeStart": kRangeStart, "permStart": kRangeStart, "commentRangeEnd": kRangeEnd, "permEnd": kRangeEnd,
	"commentReference": kCommentRef, "proofErr": kProofErr, "txbxContent": kTxbxContent, "hyperlink": kHyperlink,
	"drawing": kDrawing, "u": kU, "pict": kPict, "object": kObject, "fldChar": kFldChar, "checkBox": kLegacyCheck,
	"fldSimple": kFldSimple, "smartTag": kTransparent, "customXml": kTransparent, "dir": kBidi, "bdo": kBidi,
	"pStyle": kPStyle, "outlineLvl": kOutline, "basedOn": kBasedOn,
}

var otherKinds = map[nsCode]map[string]kind{
	nsW14: {"checkbox": kCheckbox, "checked": kChecked, "checkedState": kCheckedState, "uncheckedState": kUncheckedState},
	nsW15: {"dataBinding": kDataBinding, "repeatingSection": kContainerSdt, "repeatingSectionItem": kRepeatItem},
	nsWP:  {"extent": kExtent, "docPr": kDocPr},
	nsA:   {"blip": kBlip, "srcRect": kSrcRect, "xfrm": kXfrm, "ext": kExt},
	nsMC:  {"AlternateContent": kAlternate, "Choice": kChoice, "Fallback": kFallback},
}

// kindTable finds kinds by namespace and name without the cost of a map: names are
// looked for from the place of their hash on, in a table that is mostly free.
type kindTable [1 << 10]struct {
	ns   nsCode
	name string
	kind kind
}

var kindsByName = func() *kindTable {
	t := &kindTable{}
	t.add(nsW, wordKinds)
	t.add(nsStrict, wordKinds)
	for ns, kinds := range otherKinds {
		t.add(ns, kinds)
	}
	return t
}()

func (t *kindTable) add(ns nsCode, kinds map[string]kind) {
	for name, k := range kinds {
		i := t.index(ns, []byte(name))
		t[i].ns, t[i].name, t[i].kind = ns, name, k
	}
}

// index is the place of a name, or the free one where it would be.
func (t *kindTable) index(ns nsCode, local []byte) uint32 {
	h := uint32(ns)
	for _, c := range local {
		h = h*31 + uint32(c)
	}
	h ^= h >> 10
	for i := h % uint32(len(t)); ; i = (i + 1) % uint32(len(t)) {
		if e := &t[i]; e.name == "" || e.ns == ns && e.name == string(local) {
			return i
		}
	}
}

func kindOf(ns nsCode, local []byte) kind {
	if ns == nsOther {
		return kOther
	}
	return kindsByName[kindsByName.index(ns, local)].kind
}
