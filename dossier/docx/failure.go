package docx

import "yibiao/dossier/docx/internal/ooxml"

// Error says why a form cannot be opened or filled; its codes are those of package ooxml.
type Error = ooxml.Error
