package timeline

// The groups of a stock: where the persons of a roster are, seen from what may
// still happen to them.
const (
	InPrison      = "in-prison"
	InCamp        = "in-camp"       // correctional work with internment
	Revocable     = "out-revocable" // outside, under a measure that can be taken back
	Extinguished  = "out-ended"     // outside, with nothing left to serve
	OutUnknown    = "out-unknown"   // outside, nobody says under what
	Dead          = "dead"          //
	Exiled        = "exiled"        //
	NobodyKnows   = "unknown"       //
	leave         = "pase"          // days outside that end in prison: never an exit
	revokedFigure = "revocado"      // a release that was taken back
	remandFigure  = "prision_provisional"
)

// Groups lists the groups in the order in which tables show them.
func Groups() []string {
	return []string{InPrison, InCamp, Revocable, Extinguished, OutUnknown, Dead, Exiled, NobodyKnows}
}

// figures has the legal figures: the one custody that each gives, "" for those
// that do not say where the person is, and, for those outside, whether anything
// is left that can be taken back. The custodies are those of the vocabulary of
// statuses, which a test of package values holds against these.
var figures = map[string]struct {
	custody string
	ended   bool
}{
	"fallecido": {"dead", false}, "destierro": {"exiled", false},
	"revocado": {"inside", false}, "privacion_libertad": {"inside", false}, "prision_provisional": {"inside", false}, "sancionado": {"", false}, "desaparicion_forzada": {"", false},
	"trabajo_correccional_con_internamiento": {"camp", false},
	"subsidio_de_pena":                       {"home", false}, "limitacion_libertad": {"home", false}, "reclusion_domiciliaria": {"home", false},
	"medida_cautelar_reclusion_domiciliaria": {"home", false}, "trabajo_correccional_sin_internamiento": {"free", false},
	"licencia_extrapenal": {"free", false}, "libertad_condicional": {"free", false}, "pase": {"free", false},
	"medida_cautelar_fianza": {"free", false}, "medida_cautelar_obligacion_acta": {"free", false}, "medida_cautelar_otra": {"free", false},
	"absuelto": {"free", true}, "sobreseimiento": {"free", true}, "archivado": {"free", true}, "caso_saldado": {"free", true}, "indulto": {"free", true},
	"amnistia": {"free", true}, "cumplimiento_sancion": {"free", true}, "multa": {"free", true}, "advertencia": {"free", true},
}

// Custody returns the one custody of a legal figure; "" when the figure does not
// say where the person is, and for an unknown one.
func Custody(figure string) string { return figures[figure].custody }

// Group returns the group of a person by custody and legal figure. Only a figure
// that ends a case ends it; who is outside and of whom nobody says under what is
// in a group of its own. Who is at home is under a measure, whatever it is called.
func Group(custody, figure string) string {
	if custody == "" {
		custody = Custody(figure)
	}
	f, known := figures[figure]
	switch custody {
	case "inside":
		return InPrison
	case "camp":
		return InCamp
	case "dead":
		return Dead
	case "exiled":
		return Exiled
	case "home":
		if f.ended {
			return Extinguished
		}
		return Revocable
	case "free":
		switch {
		case figure == leave:
			return InPrison
		case f.ended:
			return Extinguished
		case known && (f.custody == "free" || f.custody == "home"):
			return Revocable
		}
		return OutUnknown
	}
	return NobodyKnows
}

// side is where a status puts a person, as far as an exit goes.
type side uint8

const (
	sideUnknown side = iota
	sideIn
	sideOut
	sideDead
	sideExiled
)

func sideOf(custody, figure string) side {
	switch Group(custody, figure) {
	case InPrison, InCamp:
		return sideIn
	case Revocable, Extinguished, OutUnknown:
		return sideOut
	case Dead:
		return sideDead
	case Exiled:
		return sideExiled
	}
	return sideUnknown
}

// outside reports whether a figure is one under which people are outside.
func outside(figure string) bool { return sideOf("", figure) == sideOut }

func ended(figure string) bool { return figures[figure].ended }

// Known reports whether a legal figure is one of those that a timeline knows.
func Known(figure string) bool {
	_, ok := figures[figure]
	return ok
}
