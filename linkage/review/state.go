package review

// What became of a decision, beside the codes of [DecisionProblem].
const (
	DecisionApplied    = "applied"    // it binds, or it is of one who could not say
	DecisionSuperseded = "superseded" // its reviewer said something else later, took it back, or somebody settled the question
)

// DecisionStates says of every decision what became of it: one of the two
// states above or the code of the problem that keeps it from binding. problems
// are those that [ApplyDecisions] found in the same decisions.
func DecisionStates(ds []Decision, problems []DecisionProblem) []string {
	code := make(map[int]string)
	for _, p := range problems {
		for _, line := range p.Lines {
			code[line] = p.Code
		}
	}
	held := make(map[int]bool)
	for _, o := range standing(ds) {
		held[o.Line] = true
	}
	for _, o := range opinions(ds, func(d *Decision) bool { return d.Judgement == DecidedUnsure }) {
		held[o.Line] = true
	}
	states := make([]string, len(ds))
	for i, d := range ds {
		switch {
		case code[d.Line] != "":
			states[i] = code[d.Line]
		case held[d.Line]:
			states[i] = DecisionApplied
		default:
			states[i] = DecisionSuperseded
		}
	}
	return states
}

// Held returns what every reviewer holds of every pair and value after all he
// said of it, the opinions of those who could not say included, in the order of
// subjects, then of time.
func Held(ds []Decision) []Decision {
	var out []Decision
	for _, o := range opinions(ds, func(*Decision) bool { return true }) {
		out = append(out, o.Decision)
	}
	return out
}

// Disputed returns the pairs and values on which reviewers stand against each
// other, as "ref_a ref_b", the references in order.
func Disputed(ds []Decision) map[[2]string]bool {
	out := make(map[[2]string]bool)
	held := standing(ds)
	for i := 1; i < len(held); i++ {
		if a, b := held[i-1], held[i]; a.subject == b.subject && a.Judgement != b.Judgement && b.b != "" {
			out[[2]string{b.a, b.b}] = true
		}
	}
	return out
}
