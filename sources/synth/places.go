package synth

import "strings"

// A province with its municipalities. The first municipality is the capital's,
// where most people live.
type province struct {
	name           string
	weight         int // listed persons of no particular event, in a thousand
	municipalities []string
	prisons        []prison
}

// A prison with the ways in which lists write it, the usual one first.
type prison struct {
	spellings []string
	women     bool
}

// provinces are the sixteen, with the municipalities that the lists name most.
var provinces = []province{
	{"La Habana", 300, strings.Split("Diez de Octubre,Arroyo Naranjo,San Miguel del Padrón,Centro Habana,La Habana Vieja,Cerro,Marianao,Playa,Plaza de la Revolución,Guanabacoa,Boyeros,La Lisa,Habana del Este,Regla,Cotorro", ","),
		[]prison{men("Combinado del Este", "Combinado Del Este", "Combinado del Este, La Habana"), men("1580", "1580, San Miguel del Padrón"), men("Valle Grande"), women("Mujeres de Occidente", "Mujeres de Occidente, El Guatao"), men("Jóvenes de Occidente", "Jóvenes de Occidente, El Guatao"), men("Toledo 2", "Toledo II"), men("Villa Marista")}},
	{"Santiago de Cuba", 110, strings.Split("Santiago de Cuba,Palma Soriano,Contramaestre,San Luis,Songo-La Maya,Mella,Segundo Frente,Tercer Frente,Guamá", ","),
		[]prison{men("Boniato", "Boniato, Santiago de Cuba"), men("Mar Verde"), men("Aguadores"), women("Mujeres de Santiago de Cuba", "Mujeres de Santiago")}},
	{"Matanzas", 75, strings.Split("Matanzas,Cárdenas,Colón,Jovellanos,Jagüey Grande,Perico,Martí,Limonar,Unión de Reyes,Pedro Betancourt,Calimete,Los Arabos,Ciénaga de Zapata", ","),
		[]prison{men("Agüica", "Agüica, Colón"), men("Combinado del Sur", "Combinado del Sur, Matanzas"), women("La Bellotex", "Bellotex"), men("Canaleta, Perico", "Canaletas, Perico")}},
	{"Mayabeque", 55, strings.Split("San José de las Lajas,Güines,Batabanó,Quivicán,Bejucal,Jaruco,Santa Cruz del Norte,Melena del Sur,Madruga,Nueva Paz,San Nicolás", ","),
		[]prison{men("Quivicán", "Aguacate, Quivicán"), men("Melena 2", "Melena II"), men("Ho Chi Minh")}},
	{"Artemisa", 55, strings.Split("Artemisa,San Antonio de los Baños,Bauta,Güira de Melena,Caimito,Mariel,Guanajay,San Cristóbal,Alquízar,Bahía Honda,Candelaria", ","),
		[]prison{men("Guanajay", "guanajay"), men("Taco Taco"), men("Ceiba 5")}},
	{"Holguín", 70, strings.Split("Holguín,Moa,Mayarí,Banes,Gibara,Cueto,Sagua de Tánamo,Báguanos,Cacocum,Calixto García,Rafael Freyre,Urbano Noris,Antilla,Frank País", ","),
		[]prison{men("Cuba Sí", "El Yayal - Cuba Sí"), men("Provincial de Holguín"), women("Mujeres de Holguín", "Provincial de Mujeres de Holguín")}},
	{"Villa Clara", 70, strings.Split("Santa Clara,Placetas,Camajuaní,Sagua la Grande,Caibarién,Ranchuelo,Remedios,Manicaragua,Encrucijada,Santo Domingo,Cifuentes,Corralillo,Quemado de Güines", ","),
		[]prison{men("Guamajal", "Hombres Guamajal", "Guamajal, Villa Clara"), women("Mujeres Guamajal", "Guamajal mujeres"), men("La Pendiente", "La pendiente"), men("El Pre", "el Pre")}},
	{"Camagüey", 55, strings.Split("Camagüey,Nuevitas,Florida,Guáimaro,Vertientes,Minas,Esmeralda,Santa Cruz del Sur,Sibanicú,Carlos Manuel de Céspedes,Jimaguayú,Sierra de Cubitas,Najasa", ","),
		[]prison{men("Kilo 8, Camagüey", "Kilo Ocho, Camagüey"), men("Kilo 7", "kilo 7"), women("Kilo 5, Camagüey", "Mujeres Kilo 5"), men("Cerámica Roja", "cerámica Roja")}},
	{"Granma", 45, strings.Split("Bayamo,Manzanillo,Yara,Jiguaní,Niquero,Río Cauto,Campechuela,Guisa,Media Luna,Bartolomé Masó,Buey Arriba,Pilón,Cauto Cristo", ","),
		[]prison{men("Las Mangas", "las Mangas"), women("El Talaje", "Mujeres El Talaje")}},
	{"Cienfuegos", 35, strings.Split("Cienfuegos,Cruces,Cumanayagua,Rodas,Palmira,Lajas,Abreus,Aguada de Pasajeros", ","),
		[]prison{men("Ariza", "Ariza, Cienfuegos"), men("San Rafael Horquita", "Horquita")}},
	{"Pinar del Río", 30, strings.Split("Pinar del Río,Consolación del Sur,San Juan y Martínez,Guane,Los Palacios,Sandino,Viñales,La Palma,Minas de Matahambre,Mantua,San Luis", ","),
		[]prison{men("Kilo 5 y medio", "Kilo 5½", "5 y medio"), men("Combinado de Sandino", "Sandino")}},
	{"Guantánamo", 35, strings.Split("Guantánamo,Baracoa,Caimanera,El Salvador,Niceto Pérez,Manuel Tames,San Antonio del Sur,Imías,Yateras,Maisí", ","),
		[]prison{men("Combinado de Guantánamo", "Provincial de Guantánamo")}},
	{"Las Tunas", 25, strings.Split("Las Tunas,Puerto Padre,Jobabo,Amancio,Colombia,Jesús Menéndez,Majibacoa,Manatí", ","),
		[]prison{men("El Típico, Las Tunas", "El Típico"), women("Veguita")}},
	{"Sancti Spíritus", 20, strings.Split("Sancti Spíritus,Trinidad,Cabaiguán,Yaguajay,Jatibonico,Fomento,Taguasco,La Sierpe", ","),
		[]prison{men("Nieves Morejón", "Nieves Morejon")}},
	{"Ciego de Ávila", 15, strings.Split("Ciego de Ávila,Morón,Majagua,Chambas,Ciro Redondo,Venezuela,Florencia,Baraguá,Primero de Enero,Bolivia", ","),
		[]prison{men("Canaleta, Ciego de Ávila", "Provincial Canaleta, Ciego de Ávila"), men("Jóvenes de Ceballos", "Jóvenes Ceballos")}},
	{"Isla de la Juventud", 5, []string{"Isla de la Juventud"}, []prison{men("El Guayabo"), women("Los Colonos")}},
}

func men(spellings ...string) prison   { return prison{spellings, false} }
func women(spellings ...string) prison { return prison{spellings, true} }

// localities are places that lists write in the column of the municipality.
var localities = map[string][]string{
	"Arroyo Naranjo":         {"La Güinera", "Mantilla", "Párraga"},
	"Diez de Octubre":        {"Toyo", "Lawton", "Luyanó"},
	"Habana del Este":        {"Alamar", "Cojímar", "Guanabo"},
	"Batabanó":               {"Surgidero de Batabanó"},
	"Santiago de Cuba":       {"El Cobre", "Altamira"},
	"Jovellanos":             {"Carlos Rojas"},
	"Cárdenas":               {"Santa Marta", "Varadero"},
	"Holguín":                {"San Andrés", "Pueblo Nuevo"},
	"Centro Habana":          {"Cayo Hueso", "Los Sitios"},
	"Plaza de la Revolución": {"Vedado"},
}

// otherNames are the older, shorter and wrong names of provinces.
var otherNames = map[string][]string{
	"La Habana":           {"Ciudad de La Habana", "Habana", "La habana"},
	"Villa Clara":         {"Las Villas", "Santa Clara"},
	"Sancti Spíritus":     {"Sancti Spiritus", "S. Spíritus"},
	"Ciego de Ávila":      {"Ciego de Avila", "Ciego Ávila"},
	"Camagüey":            {"Camaguey"},
	"Holguín":             {"Holguin"},
	"Guantánamo":          {"Guantanamo"},
	"Pinar del Río":       {"Pinar Del Río", "Pinar del Rio"},
	"Granma":              {"Bayamo"},
	"Santiago de Cuba":    {"Santiago", "Stgo. de Cuba"},
	"Isla de la Juventud": {"Isla de Pinos", "La Isla"},
}

// find returns the province of a name.
func find(name string) *province {
	for i := range provinces {
		if provinces[i].name == name {
			return &provinces[i]
		}
	}
	panic("synth: no province " + name)
}

// municipality draws one of a province; the larger come first and are drawn more often.
func (p *province) municipality(d dice) string {
	n := len(p.municipalities)
	return p.municipalities[min(d.IntN(n), d.IntN(n))]
}

// prison draws one of a province for a sex. Where a province has none for women
// they are sent elsewhere.
func (p *province) prison(d dice, sex byte) *prison {
	for range 20 {
		if c := &p.prisons[d.IntN(len(p.prisons))]; c.women == (sex == 'f') {
			return c
		}
	}
	return &provinces[0].prisons[3]
}
