package session

// Beside opens another vault with the packs and options of this session, for things that must not touch this one. The
// caller closes it. Failures: as for Open.
func (s *Session) Beside(vault string) (*Session, error) {
	opt := s.opt
	opt.Vault, opt.Library, opt.ReadOnly = vault, s.library, false
	return Open(opt)
}
