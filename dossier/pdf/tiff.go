package pdf

import (
	"encoding/binary"
	"slices"
)

// maxFrames limits the pages of a TIFF.
const maxFrames = 500

// tiffFrames are the pages of a TIFF, each as a file that begins with it: what decodes one shows its first page alone. nil for
// another kind of file, and for one whose list of pages is torn.
func tiffFrames(data []byte) [][]byte {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case len(data) < 8:
		return nil
	case string(data[:4]) == "MM\x00*":
		order = binary.BigEndian
	case string(data[:4]) != "II*\x00":
		return nil
	}
	var starts []uint32
	for at := order.Uint32(data[4:]); at != 0; {
		if uint64(at)+2 > uint64(len(data)) || slices.Contains(starts, at) || len(starts) == maxFrames {
			return nil
		}
		starts = append(starts, at)
		next := uint64(at) + 2 + 12*uint64(order.Uint16(data[at:])) // behind the entries
		if next+4 > uint64(len(data)) {
			return nil
		}
		at = order.Uint32(data[next:])
	}
	var out [][]byte
	for _, at := range starts {
		frame := slices.Clone(data)
		order.PutUint32(frame[4:], at)
		out = append(out, frame)
	}
	return out
}
