package values

import (
	"strings"
	"testing"
)

// TestDenialsOfEverything: no name of a vocabulary gives its value when a "no"
// stands before or behind it, in any of the ways in which people type that.
func TestDenialsOfEverything(t *testing.T) {
	v := vocabulary(t)
	for _, vocabulary := range []string{"statuses", "charges", "prisons", "events"} {
		for _, r := range v.tables[vocabulary] {
			for _, name := range r.names() {
				for _, cell := range []string{"no " + name, "No está " + name, name + ": no", name + " (no)", strings.ToUpper("no " + name), "ni " + name, "Nunca " + name} {
					switch vocabulary {
					case "statuses":
						if s, ok := v.Status(cell); ok {
							t.Errorf("%q reads as %+v", cell, s)
						}
					case "charges":
						// "No denunciar" is an offence, and so its name may begin with a denial.
						if got, doubts := v.Charges(cell); got != "" || len(doubts) == 0 {
							t.Errorf("%q reads as %q, doubts %v", cell, got, doubts)
						}
					case "prisons":
						if got, doubt := v.Prison(cell, ""); got != "" || doubt == "" {
							t.Errorf("%q reads as %q", cell, got)
						}
					case "events":
						if got, doubt := v.Event(cell); got != "" || doubt == "" {
							t.Errorf("%q reads as %q", cell, got)
						}
					}
				}
			}
		}
	}
}

// TestRemarksOnStatuses: a remark that is not understood leaves no status.
func TestRemarksOnStatuses(t *testing.T) {
	v := vocabulary(t)
	for _, r := range v.tables["statuses"] {
		for _, cell := range []string{r.LabelES + " (madre enferma)", r.LabelES + ", con novedades", "Quieren que sea " + r.LabelES, r.LabelES + "?"} {
			if s, ok := v.Status(cell); ok && (s.Custody == "free" || s.Custody == "dead" || s.Custody == "exiled" || !strings.HasSuffix(cell, "?")) {
				t.Errorf("%q reads as %+v", cell, s)
			}
		}
	}
}

// TestReadStatus holds what a cell says, what it denies and why it says nothing.
func TestReadStatus(t *testing.T) {
	v := vocabulary(t)
	for _, c := range []struct{ cell, custody, figure, doubt, denies string }{
		{"No excarcelada", "", "", DoubtDeniedStatus, SideOut},
		{"NO HA SIDO LIBERADO", "", "", DoubtDeniedStatus, SideOut},
		{"Sin indulto", "", "", DoubtDeniedStatus, SideOut},
		{"tampoco en libertad condicional", "", "", DoubtDeniedStatus, SideOut},
		{"Fianza (no pagada)", "", "", DoubtDeniedStatus, SideOut},
		{"Libertad condicional denegada", "", "", DoubtDeniedStatus, SideOut},
		{"not released", "", "", DoubtDeniedStatus, SideOut},
		{"No", "", "", DoubtDeniedStatus, SideOut},
		{"No está en prisión", "", "", DoubtDeniedStatus, SideIn},
		{"No cumple condena", "", "", DoubtDeniedStatus, SideIn},
		{"No prisión provisional", "", "", DoubtDeniedStatus, SideIn},
		{"No ha salido de prisión", "", "", DoubtDeniedStatus, SideOut},
		{"Presa, sin medicinas", "", "", DoubtDeniedStatus, ""},
		{"Preso sin juicio", "inside", "", "", ""},
		{"Aún en prisión", "inside", "", "", ""},
		{"Todavía no excarcelado", "", "", DoubtDeniedStatus, SideOut},
		{"Preso, no ha sido liberado", "", "", DoubtDeniedStatus, ""},
		{"Trabajo forzoso sin internamiento", "free", "trabajo_correccional_sin_internamiento", "", ""},

		{"Multada, sigue presa", "inside", "", "", ""},
		{"Liberado; otra vez detenido", "inside", "", "", ""},
		{"Liberada, vuelta a detener", "inside", "", "", ""},
		{"Excarcelado el 16/01/2025, detenido de nuevo el 29/04/2025", "inside", "", "", ""},
		{"Excarcelado en 2025 (detenido en 2021)", "free", "", "", ""},
		{"Absuelta, en prisión por otra causa", "inside", "", "", ""},
		{"Excarcelado (reingresó)", "inside", "revocado", "", ""},
		{"Libertad condicional, revocada en 2025", "inside", "revocado", "", ""},
		{"Revocada su licencia extrapenal", "inside", "revocado", "", ""},
		{"Revocada la prisión provisional", "", "", DoubtTwoStatuses, ""},
		{"Absolución revocada", "", "", DoubtTwoStatuses, ""},
		{"Libre → preso", "inside", "", "", ""},
		{"Libre -> preso", "inside", "", "", ""},
		{"Released 2023, rearrested 2024", "inside", "", "", ""},
		{"Detenido y liberado", "free", "", "", ""},
		{"Arrestada, luego puesta en libertad", "free", "", "", ""},
		{"Cumple condena en libertad", "free", "", "", ""},
		{"Cumple condena en libertad condicional", "free", "libertad_condicional", "", ""},
		{"Cumpliendo condena en prisión domiciliaria", "home", "reclusion_domiciliaria", "", ""},
		{"Excarcelado / preso", "", "", DoubtTwoStatuses, ""},
		{"Preso (excarcelado)", "", "", DoubtTwoStatuses, ""},
		{"Libre, detenido el 11/07/2021", "", "", DoubtTwoStatuses, ""},
		{"Excarcelado, Combinado del Este", "", "", DoubtTwoStatuses, ""},
		{"Preso, Combinado del Este", "inside", "", "", ""},
		{"Excarcelado y desterrado a España", "exiled", "destierro", "", ""},
		{"Libre en España", "", "", DoubtUnknownStatus, ""},
		{"Excarcelado hasta 2026", "", "", DoubtUnknownStatus, ""},

		{"7 años de prisión y multa", "", "", DoubtTwoStatuses, ""},
		{"8 años de privación de libertad", "inside", "privacion_libertad", "", ""},
		{"Excarcelado, por confirmar", "", "", DoubtUnsureStatus, ""},
		{"¿Excarcelado?", "", "", DoubtUnsureStatus, ""},
		{"No se sabe si fue excarcelado", "", "", DoubtUnsureStatus, ""},
		{"Excarcelado, sin verificar", "", "", DoubtUnsureStatus, ""},
		{"Subsidio de pena no privativa, pendiente de confirmar", "home", "subsidio_de_pena", "", ""},
		{"En libertad, pendiente de juicio", "free", "", "", ""},
		{"Libertad condicional (vive con su madre)", "free", "libertad_condicional", "", ""},
		{"Excarcelado, limitación de libertad", "home", "limitacion_libertad", "", ""},
	} {
		r := v.ReadStatus(c.cell)
		if got := (StatusReading{Status{Custody: r.Custody, LegalFigure: r.LegalFigure}, r.Doubt, r.Denies}); got != (StatusReading{Status{Custody: c.custody, LegalFigure: c.figure}, c.doubt, c.denies}) {
			t.Errorf("%q reads as %+v", c.cell, r)
		}
	}
}

// TestOneFigureOneCustody: a legal figure is a property of a person, and where
// the person is follows from it.
func TestOneFigureOneCustody(t *testing.T) {
	v := vocabulary(t)
	for figure, want := range map[string]string{
		"trabajo_correccional_con_internamiento": "camp", "libertad_condicional": "free", "licencia_extrapenal": "free", "limitacion_libertad": "home",
		"trabajo_correccional_sin_internamiento": "free", "reclusion_domiciliaria": "home", "subsidio_de_pena": "home", "medida_cautelar_fianza": "free",
		"medida_cautelar_reclusion_domiciliaria": "home", "cumplimiento_sancion": "free", "prision_provisional": "inside", "revocado": "inside", "sancionado": "",
	} {
		if got := v.FigureCustody(figure); got != want {
			t.Errorf("%s is %q, want %q", figure, got, want)
		}
	}
	for _, r := range v.tables["statuses"] {
		if of := v.FigureCustody(r.Figure); r.Custody != "" && of != "" && of != r.Custody {
			t.Errorf("%s has the custodies %s and %s", r.Figure, r.Custody, of)
		}
	}
}

func FuzzStatus(f *testing.F) {
	for _, seed := range []string{"Excarcelado, no", "Libre → preso (16/01/2025)", "7 años, multa", "→", "(((", "No", "¿?", "Detenido y liberado el 3.4", "preso\xff, libre"} {
		f.Add(seed)
	}
	v := vocabulary(f)
	f.Fuzz(func(t *testing.T, cell string) {
		r := v.ReadStatus(cell)
		if !known(r.Doubt) || r.Doubt != "" && r.Status != (Status{}) {
			t.Fatalf("%q reads as %+v", cell, r)
		}
		if of := v.FigureCustody(r.LegalFigure); of != "" && r.Custody != "" && of != r.Custody {
			t.Fatalf("%q: %s with %s", cell, r.LegalFigure, r.Custody)
		}
		if s, ok := v.Status("no " + cell); ok && s.Custody == "free" {
			t.Fatalf("no %q reads as %+v", cell, s)
		}
	})
}
