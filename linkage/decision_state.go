package linkage

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
