// Checks what Tracker proves by the packages with which Go checks the logs of its own modules: golang.org/x/mod/sumdb.
// It reads claims as JSON and says of each whether it holds.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type claim struct {
	Note, Key                 string
	Place, Size, From, To     int64
	LeafHash                  []byte
	Root, FromRoot, ToRoot    []byte
	Path                      [][]byte
}

func hash(bytes []byte) (hash tlog.Hash) {
	copy(hash[:], bytes)
	return
}

func hashes(path [][]byte) (hashes []tlog.Hash) {
	for _, each := range path {
		hashes = append(hashes, hash(each))
	}
	return
}

func check(c claim) error {
	if c.Note != "" {
		verifier, err := note.NewVerifier(c.Key)
		if err != nil {
			return err
		}
		_, err = note.Open([]byte(c.Note), note.VerifierList(verifier))
		return err
	}
	if c.From > 0 {
		return tlog.CheckTree(hashes(c.Path), c.To, hash(c.ToRoot), c.From, hash(c.FromRoot))
	}
	return tlog.CheckRecord(hashes(c.Path), c.Size, hash(c.Root), c.Place-1, hash(c.LeafHash))
}

func main() {
	var claims []claim
	if err := json.NewDecoder(os.Stdin).Decode(&claims); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, each := range claims {
		if err := check(each); err != nil {
			fmt.Println("refused:", err)
		} else {
			fmt.Println("holds")
		}
	}
}
