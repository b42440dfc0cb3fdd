package keyring

import (
	"errors"

	"github.com/danieljoos/wincred"
)

// System is the Credential Manager of Windows, which seals secrets under the account that is logged in.
func System() Store { return credentials{} }

type credentials struct{}

// prefix makes our entries known in the list that Windows shows.
const prefix = "yibiao:"

func (credentials) Usable() error {
	_, err := wincred.FilteredList(prefix + "*")
	return err
}

func (credentials) Put(name, label string, secret []byte) error {
	c := wincred.NewGenericCredential(prefix + name)
	c.UserName, c.CredentialBlob, c.Persist = label, secret, wincred.PersistLocalMachine // it does not travel with a roaming profile
	return c.Write()
}

func (credentials) Get(name string) ([]byte, error) {
	c, err := wincred.GetGenericCredential(prefix + name)
	if errors.Is(err, wincred.ErrElementNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return c.CredentialBlob, nil
}

func (credentials) Delete(name string) (bool, error) {
	err := wincred.NewGenericCredential(prefix + name).Delete()
	if errors.Is(err, wincred.ErrElementNotFound) {
		return false, nil
	}
	return err == nil, err
}
