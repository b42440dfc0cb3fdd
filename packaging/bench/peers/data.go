package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
)

// Names of the answers: plain for the other engines, tags for ours.
const (
	ourTable   = "rows"
	ourPicture = "@material.picture"
	dataFile   = "data.json"
	imageFile  = "picture.png"

	pictureSide = 256 // pixels, of noise, so that each takes a byte
)

func field(i int) string    { return fmt.Sprintf("f%d", i) }
func column(c int) string   { return fmt.Sprintf("c%d", c) }
func ourField(i int) string { return "org." + field(i) }

// data are the answers as all engines get them; the picture lies beside it as a file.
type data struct {
	Fields map[string]string   `json:"fields"`
	Rows   []map[string]string `json:"rows"`

	picture []byte
}

// makeData invents answers of 4 to 40 characters, some with what markup must escape. They are always the same.
func makeData() (*data, error) {
	d := &data{Fields: map[string]string{}}
	const words = "广西柳州市某某装备制造有限公司智能化高端液压控制系统研究开发与产业化应用示范项目"
	text := []rune(words)
	for i := range fieldCount {
		d.Fields[field(i)] = fmt.Sprintf("%s第%d项", string(text[:(i*7)%len(text)+1]), i)
		if i%10 == 9 {
			d.Fields[field(i)] += " A&B <" + field(i) + ">"
		}
	}
	for r := range rowCount {
		row := map[string]string{}
		for c := range columnCount {
			row[column(c)] = fmt.Sprintf("第%d行第%d列", r+1, c+1)
		}
		row[column(2)] = fmt.Sprintf("%d.%02d", 1000+37*r, r)
		d.Rows = append(d.Rows, row)
	}
	img := image.NewGray(image.Rect(0, 0, pictureSide, pictureSide))
	random := rand.New(rand.NewPCG(64, 1024))
	for i := range img.Pix {
		img.Pix[i] = byte(random.Uint32())
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, fmt.Errorf("make the picture: %w", err)
	}
	d.picture = b.Bytes()
	return d, nil
}

// values are the answers as our engine wants them.
func (d *data) values() docx.Values {
	v := docx.Values{Fields: map[string]docx.Value{}, Tables: map[string][]map[string]docx.Value{}}
	for name, text := range d.Fields {
		v.Fields["org."+name] = docx.Value{Text: text}
	}
	v.Fields[ourPicture] = docx.Value{Picture: &place.Picture{Data: d.picture, Ext: "png"}}
	for _, r := range d.Rows {
		row := map[string]docx.Value{}
		for name, text := range r {
			row[name] = docx.Value{Text: text}
		}
		v.Tables[ourTable] = append(v.Tables[ourTable], row)
	}
	return v
}

// write leaves the answers in dir for the other engines.
func (d *data) write(dir string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(d); err != nil {
		return fmt.Errorf("write %s: %w", dataFile, err)
	}
	if err := os.WriteFile(filepath.Join(dir, dataFile), b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", dataFile, err)
	}
	if err := os.WriteFile(filepath.Join(dir, imageFile), d.picture, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", imageFile, err)
	}
	return nil
}
