package linkage

// A Person is one cluster with the values chosen for it.
type Person struct {
	ID      string
	Records []int // record indexes, ascending
	Name    Chosen
	Aliases []string // of all records, each once, sorted
	Fields  []Chosen // by index into Input.Fields
	Sources int      // lists that have the person
	// Confidence is the least posterior by which a record of the person is held
	// to the others; 1 for a person of one record, and for what people have said
	// is the same.
	Confidence float64
}

// A Chosen is the value of a field with the reason for it. Its Value is "" and
// its Record -1 where no record says anything, and where all that is said
// contradicts what was chosen before it (see [survivorship.Resolve]); the records that say
// it are Dissenting then.
type Chosen struct {
	Value  string
	Record int    // the record that gave it, by index into Input.Records
	Rule   string // one of the Rule constants
	// Agreeing records say the same or something that leaves room for it,
	// Dissenting ones contradict it; the others say nothing. Both ascend.
	Agreeing, Dissenting []int
}
