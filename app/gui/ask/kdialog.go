package ask

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"yibiao/app/page"
)

// kdialog asks with the dialogs of KDE, which zenity does not use.
func (n native) kdialog(ctx context.Context, r page.FileRequest) ([]string, error) {
	out, err := exec.CommandContext(ctx, "kdialog", n.kdialogArguments(r)...).Output()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended) && ended.ExitCode() == 1: // given up
		return nil, nil
	case errors.Is(err, exec.ErrNotFound), errors.As(err, &ended):
		return nil, ErrNoDialogs
	case err != nil:
		return nil, err
	}
	var paths []string
	for line := range strings.SplitSeq(string(out), "\n") {
		if line != "" {
			paths = append(paths, line)
		}
	}
	return paths, nil
}

func (n native) kdialogArguments(r page.FileRequest) []string {
	args := []string{"--title", r.Title}
	if id, ok := n.window.(int); ok {
		args = append(args, "--attach", strconv.Itoa(id))
	}
	begin := beginAt(r)
	if begin == "" {
		begin, _ = os.Getwd()
	}
	filter := strings.Join(patterns(r.Types), " ")
	if filter != "" {
		filter += "|" + typeNames(r.Types)
	}
	switch r.Kind {
	case page.AskFolder:
		return append(args, "--getexistingdirectory", begin)
	case page.AskSave:
		return append(args, "--getsavefilename", begin, filter)
	case page.AskFiles:
		return append(args, "--multiple", "--separate-output", "--getopenfilename", begin, filter)
	}
	return append(args, "--getopenfilename", begin, filter)
}
