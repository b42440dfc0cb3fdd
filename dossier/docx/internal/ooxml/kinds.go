package ooxml

// nsCode is a namespace that matters here.
type nsCode uint8

const (
	nsOther  nsCode = iota
	NsW             // word processing
	NsStrict        // word processing, Strict
	NsR             // relationship references
	nsWP            // drawing placement
	nsA             // drawing
	NsW14           // Word 2010: check boxes, paragraph ids
	nsW15           // Word 2012: repeating sections
	NsMC            // markup compatibility
)

var namespaces = map[string]nsCode{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           NsW,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       NsStrict,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    NsR,
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": nsWP,
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  nsA,
	"http://schemas.microsoft.com/office/word/2010/wordml":                   NsW14,
	"http://schemas.microsoft.com/office/word/2012/wordml":                   nsW15,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            NsMC,
}

// Kind is an element that matters here.
type Kind uint8

const (
	KOther Kind = iota
	KDocument
	KBody
	KHdr
	KFtr
	KStyle
	KName
	KP
	KPPr
	KR
	KRPr
	KT
	KTab
	KPTab
	KBr
	KCr
	KSym
	KNoBreakHyphen
	KSoftHyphen
	KTbl
	KTblGrid
	KGridCol
	KTr
	KTrPr
	KTrHeight
	KGridBefore
	KGridAfter
	KTc
	KTcPr
	KTcW
	KGridSpan
	KVMerge
	KSdt
	KSdtPr
	KSdtContent
	KTag
	KAlias
	KID
	KShowingPlcHdr
	KDataBinding
	KText
	KComboBox
	KDropDown
	KListItem
	KDate
	KPicture
	KContainerSdt // docPartObj, group, equation … : controls that are no slots
	KCheckbox
	KChecked
	KCheckedState
	KUncheckedState
	KRepeatItem
	KRStyle
	kFonts
	KColor
	KVanish
	KRevision // rPrChange, pPrChange, and the marks that a paragraph was inserted or deleted
	KIns
	KDel
	KSectPr
	KBookmarkStart
	KBookmarkEnd
	KRangeStart // comment and permission ranges
	KRangeEnd
	KCommentRef
	KProofErr
	KTxbxContent
	KHyperlink
	KDrawing
	KExtent
	KDocPr
	KBlip
	KSrcRect
	KXfrm
	KExt
	KChoice
	KFallback
	KU
	KPict
	KObject
	KFldChar
	KLegacyCheck // the check box of an old form field
	KFldSimple
	kTransparent // smartTag, customXml: marks around content
	KBidi        // dir, bdo
	KAlternate
	KPStyle
	KOutline
	KBasedOn
	kinds // how many there are
)

var wordKinds = map[string]Kind{
	"document": KDocument, "body": KBody, "hdr": KHdr, "ftr": KFtr, "style": KStyle, "name": KName,
	"p": KP, "pPr": KPPr, "r": KR, "rPr": KRPr, "t": KT, "tab": KTab, "ptab": KPTab, "br": KBr, "cr": KCr, "sym": KSym,
	"noBreakHyphen": KNoBreakHyphen, "softHyphen": KSoftHyphen,
	"tbl": KTbl, "tblGrid": KTblGrid, "gridCol": KGridCol, "tr": KTr, "trPr": KTrPr, "trHeight": KTrHeight,
	"gridBefore": KGridBefore, "gridAfter": KGridAfter, "tc": KTc, "tcPr": KTcPr, "tcW": KTcW,
	"gridSpan": KGridSpan, "vMerge": KVMerge,
	"sdt": KSdt, "sdtPr": KSdtPr, "sdtContent": KSdtContent, "tag": KTag, "alias": KAlias, "id": KID,
	"showingPlcHdr": KShowingPlcHdr, "dataBinding": KDataBinding, "text": KText, "comboBox": KComboBox,
	"dropDownList": KDropDown, "listItem": KListItem, "date": KDate, "picture": KPicture,
	"docPartObj": KContainerSdt, "docPartList": KContainerSdt, "group": KContainerSdt, "equation": KContainerSdt,
	"citation": KContainerSdt, "bibliography": KContainerSdt,
	"rStyle": KRStyle, "rFonts": kFonts, "color": KColor, "vanish": KVanish, "specVanish": KVanish,
	"rPrChange": KRevision, "pPrChange": KRevision, "moveFrom": KDel, "moveTo": KIns, "ins": KIns, "del": KDel,
	"sectPr": KSectPr, "bookmarkStart": KBookmarkStart, "bookmarkEnd": KBookmarkEnd,
	"commentRangeStart": KRangeStart, "permStart": KRangeStart, "commentRangeEnd": KRangeEnd, "permEnd": KRangeEnd,
	"commentReference": KCommentRef, "proofErr": KProofErr, "txbxContent": KTxbxContent, "hyperlink": KHyperlink,
	"drawing": KDrawing, "u": KU, "pict": KPict, "object": KObject, "fldChar": KFldChar, "checkBox": KLegacyCheck,
	"fldSimple": KFldSimple, "smartTag": kTransparent, "customXml": kTransparent, "dir": KBidi, "bdo": KBidi,
	"pStyle": KPStyle, "outlineLvl": KOutline, "basedOn": KBasedOn,
}

var otherKinds = map[nsCode]map[string]Kind{
	NsW14: {"checkbox": KCheckbox, "checked": KChecked, "checkedState": KCheckedState, "uncheckedState": KUncheckedState},
	nsW15: {"dataBinding": KDataBinding, "repeatingSection": KContainerSdt, "repeatingSectionItem": KRepeatItem},
	nsWP:  {"extent": KExtent, "docPr": KDocPr},
	nsA:   {"blip": KBlip, "srcRect": KSrcRect, "xfrm": KXfrm, "ext": KExt},
	NsMC:  {"AlternateContent": KAlternate, "Choice": KChoice, "Fallback": KFallback},
}

// kindTable finds kinds by namespace and name without the cost of a map: names are
// looked for from the place of their hash on, in a table that is mostly free.
type kindTable [1 << 10]struct {
	ns   nsCode
	name string
	kind Kind
}

var kindsByName = func() *kindTable {
	t := &kindTable{}
	t.add(NsW, wordKinds)
	t.add(NsStrict, wordKinds)
	for ns, kinds := range otherKinds {
		t.add(ns, kinds)
	}
	return t
}()

func (t *kindTable) add(ns nsCode, kinds map[string]Kind) {
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

func kindOf(ns nsCode, local []byte) Kind {
	if ns == nsOther {
		return KOther
	}
	return kindsByName[kindsByName.index(ns, local)].kind
}
