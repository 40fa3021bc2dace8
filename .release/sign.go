package main

import (
	"fmt"
	"os/exec"
)

// namespace keeps a signature from being taken for one of something else.
const namespace = "cotejo-release"

// sign signs a file with an SSH key, which most who publish have, and which
// ssh-keygen checks on every system. The signature is the file's name and .sig.
func sign(name, key string) error {
	if out, err := exec.Command("ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", namespace, name).CombinedOutput(); err != nil {
		return fmt.Errorf("ssh-keygen: %w\n%s", err, out)
	}
	fmt.Println("signed:", name+".sig")
	return nil
}
