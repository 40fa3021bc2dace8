package synth

import "time"

// An event is an occasion of arrests: a protest, or none in particular.
type event struct {
	tag         string // as the list with a column for it writes it; empty for a case of its own
	alike       []string
	weight      int // persons in a thousand
	first, last time.Time
	late        int // percent arrested in the two months after
	// places are municipalities written "Municipality, Province"; without any,
	// the whole country.
	places  []spot
	charges []chargeSet
	group   group
}

type spot struct{ municipality, province string }

// A group of events about which the four lists know alike.
type group int

const (
	july    group = iota // the protests of 11 and 12 July 2021
	protest              // later protests
	single               // a case of its own since 2021
	earlier              // a case from before
)

// A chargeSet is charges that are brought together, and the range of sentences in
// months; zero when such cases end without one.
type chargeSet struct {
	weight    int
	charges   []string
	low, high int
}

var street = []chargeSet{
	{30, []string{"Desórdenes públicos"}, 12, 60},
	{16, []string{"Desórdenes públicos", "Desacato"}, 18, 84},
	{12, []string{"Atentado", "Desórdenes públicos"}, 36, 108},
	{10, []string{"Atentado", "Desacato", "Desórdenes públicos"}, 48, 120},
	{14, []string{"Sedición"}, 60, 264},
	{4, []string{"Desacato"}, 12, 48},
	{3, []string{"Desórdenes públicos", "Propagación de epidemia"}, 12, 48},
	{3, []string{"Daños", "Desórdenes públicos", "Robo con fuerza"}, 60, 144},
	{4, []string{"Desórdenes públicos", "Instigación a delinquir"}, 24, 84},
	{4, []string{"Desórdenes públicos", "Resistencia"}, 18, 60},
}

var later = []chargeSet{
	{30, []string{"Desórdenes públicos"}, 24, 96},
	{14, []string{"Propaganda contra el orden constitucional"}, 36, 120},
	{12, []string{"Desacato", "Desórdenes públicos"}, 24, 84},
	{10, []string{"Sedición"}, 72, 180},
	{8, []string{"Sabotaje"}, 84, 180},
	{8, []string{"Atentado", "Desacato"}, 36, 96},
	{6, []string{"Desobediencia", "Resistencia"}, 12, 48},
}

var lone = []chargeSet{
	{18, []string{"Desacato"}, 12, 48},
	{16, []string{"Propaganda contra el orden constitucional"}, 36, 120},
	{10, []string{"Propaganda enemiga"}, 36, 96},
	{10, []string{"Sabotaje"}, 84, 216},
	{9, []string{"Otros actos contra la seguridad del estado"}, 60, 180},
	{8, []string{"Atentado"}, 36, 84},
	{6, []string{"Instigación a delinquir"}, 24, 84},
	{5, []string{"Terrorismo"}, 120, 360},
	{5, []string{"Difamación de las instituciones y organizaciones y de los héroes y mártires"}, 12, 36},
	{4, []string{"Robo con violencia"}, 60, 144},
	{3, []string{"Intento de salida ilegal del territorio"}, 36, 96},
	{2, []string{"Tráfico ilegal de moneda, divisas, metales y piedras preciosas"}, 24, 96},
	{2, []string{"Asesinato en grado de tentativa"}, 96, 240},
	{2, []string{"Evasión de presos o detenidos", "Robo con fuerza"}, 60, 144},
}

// events are the occasions with their share of all listed persons. Places and
// days are those of the public record; the people are not.
var events = []event{
	{"11J", []string{"11 de julio", "11J 2021"}, 420, date(2021, 7, 11), date(2021, 7, 11), 45, nil, street, july},
	{"12J (La Güinera)", []string{"12J", "La Güinera"}, 90, date(2021, 7, 12), date(2021, 7, 12), 40, []spot{{"Arroyo Naranjo", "La Habana"}}, street, july},
	{"11J", []string{"12J"}, 60, date(2021, 7, 12), date(2021, 7, 12), 40, []spot{{"San José de las Lajas", "Mayabeque"}, {"Batabanó", "Mayabeque"}, {"Palma Soriano", "Santiago de Cuba"}, {"Güines", "Mayabeque"}}, street, july},
	{"15N", []string{"15 de noviembre"}, 15, date(2021, 11, 12), date(2021, 11, 16), 10, nil, later, protest},
	{"Baracoa", []string{"Baracoa 2022"}, 5, date(2022, 7, 15), date(2022, 7, 17), 20, []spot{{"Baracoa", "Guantánamo"}}, later, protest},
	{"Nuevitas", []string{"Nuevitas 2022"}, 20, date(2022, 8, 19), date(2022, 8, 20), 60, []spot{{"Nuevitas", "Camagüey"}}, later, protest},
	{"Apagones 2022", []string{"Apagones"}, 25, date(2022, 9, 27), date(2022, 10, 1), 20, []spot{{"Playa", "La Habana"}, {"Cerro", "La Habana"}, {"Batabanó", "Mayabeque"}, {"Arroyo Naranjo", "La Habana"}}, later, protest},
	{"Caimanera", []string{"Caimanera 2023"}, 6, date(2023, 5, 6), date(2023, 5, 7), 10, []spot{{"Caimanera", "Guantánamo"}}, later, protest},
	{"17M", []string{"17 de marzo", "17M 2024"}, 50, date(2024, 3, 17), date(2024, 3, 18), 40, []spot{{"Santiago de Cuba", "Santiago de Cuba"}, {"Bayamo", "Granma"}, {"Holguín", "Holguín"}, {"Cárdenas", "Matanzas"}}, later, protest},
	{"Apagón general", []string{"Manicaragua"}, 14, date(2024, 10, 18), date(2024, 10, 20), 20, []spot{{"Manicaragua", "Villa Clara"}, {"Ranchuelo", "Villa Clara"}}, later, protest},
	{"Encrucijada", []string{"Encrucijada 2024"}, 14, date(2024, 11, 7), date(2024, 11, 8), 20, []spot{{"Encrucijada", "Villa Clara"}}, later, protest},
	{"Bayamo", []string{"Bayamo 2025"}, 12, date(2025, 5, 22), date(2025, 5, 23), 20, []spot{{"Bayamo", "Granma"}}, later, protest},
	{"Gibara", []string{"Gibara 2025"}, 10, date(2025, 9, 13), date(2025, 9, 14), 20, []spot{{"Gibara", "Holguín"}}, later, protest},
	{"", nil, 190, date(2021, 9, 1), date(2025, 12, 15), 0, nil, lone, single},
	{"", nil, 69, date(2009, 1, 10), date(2021, 6, 30), 0, nil, lone, earlier},
}

// whole is the country by province, for events without a place of their own.
var whole = func() *urn[*province] {
	u := &urn[*province]{}
	for i := range provinces {
		u.add(&provinces[i], provinces[i].weight)
	}
	return u
}()

var occasions = func() *urn[*event] {
	u := &urn[*event]{}
	for i := range events {
		u.add(&events[i], events[i].weight)
	}
	return u
}()

// place draws where an event's person comes from.
func (e *event) place(d dice) (municipality string, of *province) {
	if len(e.places) > 0 && !d.percent(4) {
		s := pick(d, e.places...)
		return s.municipality, find(s.province)
	}
	p := whole.draw(d)
	return p.municipality(d), p
}

// arrest draws the day of an arrest: on the days of the event, or in the weeks
// after, most of them soon.
func (e *event) arrest(d dice) time.Time {
	on := d.day(e.first, e.last)
	if d.percent(e.late) {
		on = on.AddDate(0, 0, 1+min(d.IntN(60), d.IntN(60), d.IntN(60)))
	}
	return on
}

// charge draws a set of charges.
func (e *event) charge(d dice) *chargeSet {
	sum := 0
	for _, c := range e.charges {
		sum += c.weight
	}
	at := d.IntN(sum)
	for i := range e.charges {
		if at -= e.charges[i].weight; at < 0 {
			return &e.charges[i]
		}
	}
	return &e.charges[0]
}
