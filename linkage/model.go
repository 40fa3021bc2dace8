package linkage

// A Model is what scoring needs beside the records: the probabilities of each
// level under each class, and the priors. It is stored with the roster, so
// that a score can be explained after the merge.
type Model struct{}
