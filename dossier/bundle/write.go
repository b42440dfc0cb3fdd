package bundle

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
)

// sink takes the files of a bag one after the other.
type sink interface {
	// add writes one file; fill is called once with where to write.
	add(path string, size int64, fill func(io.Writer) error) error
	// hold keeps the place for a file of known size, whose content comes with the call of put.
	hold(path string, size int64) (put func(content []byte) error, err error)
	// finish makes everything durable.
	finish(ctx context.Context, m *meter) error
	// abort closes what is open; harmless after finish.
	abort()
}

// Write makes a bag at target, which is the folder or zip file itself; its parent folder must exist. The new bag is built
// in a hidden folder beside the target, flushed to disk, read back and verified there, and renamed as the last step. After
// any error, cancellation or panic of a source nothing new remains, and a bag that was to be replaced is in its place
// again (save CodeOldKept). progress may be nil. All errors are *Error, but that of Spec.Before.
func Write(ctx context.Context, target string, spec Spec, progress func(Progress)) (Manifest, error) {
	target, err := filepath.Abs(target)
	if err != nil {
		return Manifest{}, fail("find", target, err)
	}
	p, err := check(target, spec)
	if err != nil {
		return Manifest{}, err
	}
	there, err := occupied(target, spec.Replace)
	if err == nil && there {
		err = unaltered(ctx, target)
	}
	if err != nil {
		return Manifest{}, err
	}
	if err := cancelled(ctx, "write", target); err != nil {
		return Manifest{}, err
	}
	st, err := newStage(target)
	if err != nil {
		return Manifest{}, err
	}
	defer st.discard()
	buf, giveBack := borrow()
	defer giveBack()
	w := &writer{plan: p, meter: newMeter(progress, StageWrite, p.total), buf: buf}
	if err := w.build(ctx, st.fresh(), progress); err != nil {
		return Manifest{}, err
	}
	if err := w.readBack(ctx, st.fresh(), progress); err != nil {
		return Manifest{}, err
	}
	if err := cancelled(ctx, "write", target); err != nil {
		return Manifest{}, err
	}
	if spec.Before != nil {
		if err := spec.Before(w.made); err != nil {
			return Manifest{}, err
		}
	}
	if err := st.publish(spec.Replace); err != nil {
		return Manifest{}, err
	}
	return w.made, nil
}

// writer makes one bag.
type writer struct {
	*plan
	sink  sink
	meter *meter
	buf   []byte
	tags  []Entry // tag files written so far, for the tag manifest
	made  Manifest
}

// build writes the bag to a path where nothing is yet.
func (w *writer) build(ctx context.Context, path string, progress func(Progress)) (err error) {
	if w.Kind == Zip {
		w.sink, err = newZipSink(path, w.name, w.Created)
	} else {
		w.sink, err = newFolderSink(path)
	}
	if err != nil {
		return err
	}
	defer w.sink.abort()
	w.made.Info = infoFor(w.Spec, w.payload)
	w.made.Bytes = w.payload
	if err := w.addTag(bagitName, []byte(bagitText)); err != nil {
		return err
	}
	if err := w.addTag(infoName, formatInfo(w.made.Info)); err != nil {
		return err
	}
	if err := w.addFiles(ctx); err != nil {
		return err
	}
	tagManifest := formatManifest(w.tags)
	if err := w.addTag(tagManifestFile, tagManifest); err != nil {
		return err
	}
	sum := sha256.Sum256(tagManifest)
	w.made.Digest = hex.EncodeToString(sum[:])
	return w.sink.finish(ctx, newMeter(progress, StageSync, 0))
}

// addTag writes a small file and notes it for the tag manifest.
func (w *writer) addTag(path string, content []byte) error {
	err := w.sink.add(path, int64(len(content)), func(to io.Writer) error {
		_, err := to.Write(content)
		return err
	})
	if err != nil {
		return fail("write", path, err)
	}
	w.noteTag(path, content)
	return nil
}

func (w *writer) noteTag(path string, content []byte) {
	sum := sha256.Sum256(content)
	w.tags = append(w.tags, Entry{path, int64(len(content)), hex.EncodeToString(sum[:])})
}

// addFiles writes the manifest, the extra tag files and the payload. The manifest comes first in the zip, so that a reader
// of a stream has it early, and is filled in last.
func (w *writer) addFiles(ctx context.Context) error {
	var paths []string
	for _, f := range w.Files {
		paths = append(paths, f.Path)
	}
	put, err := w.sink.hold(manifestFile, manifestSize(paths))
	if err != nil {
		return fail("write", manifestFile, err)
	}
	for _, f := range w.Extra {
		e, err := w.addFile(ctx, f)
		if err != nil {
			return err
		}
		w.tags = append(w.tags, e)
	}
	for _, f := range w.Files {
		e, err := w.addFile(ctx, f)
		if err != nil {
			return err
		}
		w.made.Files = append(w.made.Files, e)
	}
	content := formatManifest(w.made.Files)
	if err := put(content); err != nil {
		return fail("write", manifestFile, err)
	}
	w.noteTag(manifestFile, content)
	return nil
}

// addFile copies one source into the bag and computes its checksum on the way.
func (w *writer) addFile(ctx context.Context, f File) (Entry, error) {
	w.meter.at(f.Path, 0)
	sum := sha256.New()
	err := w.sink.add(f.Path, f.Size, func(to io.Writer) error {
		return w.copySource(ctx, f, io.MultiWriter(to, sum))
	})
	if err != nil {
		return Entry{}, fail("write", f.Path, err)
	}
	return Entry{f.Path, f.Size, hex.EncodeToString(sum.Sum(nil))}, nil
}

// copySource copies exactly File.Size bytes; more or fewer mean that the source changed since it was measured.
func (w *writer) copySource(ctx context.Context, f File, to io.Writer) error {
	r, err := f.Open()
	if err != nil {
		return &Error{Code: CodeSource, Op: "open", Path: f.Path, Err: err}
	}
	defer func() { _ = r.Close() }()
	var n int64
	// One byte more than expected is enough to know.
	readErr, writeErr := pump(ctx, to, io.LimitReader(r, f.Size+1), w.buf, func(k int) {
		n += int64(k)
		w.meter.at(f.Path, min(int64(k), f.Size-n+int64(k)))
	})
	switch {
	case writeErr != nil:
		return writeErr
	case ctx.Err() != nil:
		return cancelled(ctx, "read", f.Path)
	case readErr != nil:
		return &Error{Code: CodeSource, Op: "read", Path: f.Path, Err: readErr}
	case n != f.Size:
		return &Error{Code: CodeSourceChanged, Op: "read", Path: f.Path, Err: fmt.Errorf("%d bytes or more instead of %d", n, f.Size)}
	}
	return nil
}

// readBack verifies what lies on disk now. Warnings count as failures too, because Write makes no bag that deserves one.
func (w *writer) readBack(ctx context.Context, path string, progress func(Progress)) error {
	limits := DefaultLimits()
	limits.Bytes = max(limits.Bytes, w.total+tagLimit)
	limits.Entries = max(limits.Entries, len(w.Files)+len(w.Extra)+4)
	rep, err := VerifyWithin(ctx, path, limits, progress)
	if err != nil {
		return err
	}
	problems := rep.Problems
	for _, p := range rep.Warnings {
		// Some network drives change the Unicode form of names by themselves.
		if p.Code != CodeRenamed {
			problems = append(problems, p)
		}
	}
	if len(problems) > 0 || rep.Digest != w.made.Digest || rep.Files != len(w.Files) || rep.Bytes != w.payload {
		return &Error{Code: CodeVerifyFailed, Op: "verify", Path: w.target, Problems: problems}
	}
	return nil
}
