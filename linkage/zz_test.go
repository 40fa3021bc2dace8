package linkage

import (
	"fmt"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	for _, s := range strings.Split(`Dámaso Leyva Pupo (hijo)|Reinaldo Cobas Mir, padre|Ubaldo Sarría Tejo Jr.|UBALDO SARRÍA TEJO JR|Leyva Pupo, Dámaso (hijo)|Leyva Pupo (hijo), Dámaso|Leyva Pupo, Jr., Dámaso|Leyva Pupo hijo, Dámaso|Dámaso Leyva Pupo el viejo|Dámaso Leyva Pupo (el menor)|Dámaso Leyva Pupo II|DÁMASO LEYVA PUPO III|Dámaso Leyva Pupo I|Dámaso Leyva I.|Dámaso Leyva Pupo 2do|Dámaso Leyva Pupo Júnior|Junior Leyva Pupo|Sr. Juan Pérez|Sr. Juan Pérez Mora Sr.|Padre Juan Pérez Mora|Dámaso Leyva Pupo Snr|Dámaso Leyva Hijo|D. Leyva Corzo|D. Batista Luque|D. Ángel Marrero Ruiz|D. Osniel Leyva Corzo|D. L. C.|D.A. Leyva Corzo|D Leyva Corzo|Da. Leyva Corzo|P. Leyva Corzo|Juan Y. Mora Pileta|JUAN Y MORA PILETA|Mora Pileta, Juan Y.|J. Y. Mora Pileta|J. D. Mora Pileta|J.D. Mora Pileta|Juan Mora Y.|Ana O. Sarduy Coll|Ana O Farrill Coll|José D. Lemus Oro|Luis E. Garcés Roa|José Batista y Zaldívar|A. Pérez Mora|Juan A. K. A. El Gato|Ma. del Carmen Ferrer Ochoa|MA. DEL CARMEN FERRER OCHOA|Mª Elena Duany Savón|M.ª Teresa Lobaina Coll|Fco. Tabares Luna|FCO TABARES LUNA|Fco. Javier Borges Lima|Arnaldo Hdez. Glez.|YAMILA RGUEZ FDEZ|Gpe. Salas Nieto|Ant. Salas Nieto|Ant.º Salas Nieto|Ign. Salas Nieto|Jph. Salas|Pedro Sta. Cruz Mora|Rosa Elena Batista Vda. de Quintana|Rosa Elena Batista, Vda. de Quintana|Marta Luisa Corrales viuda de Ibarra|OLIVERA DE PRADO NIDIA|Gladys Fuentes Rivas de Amador|Delia Rosales (de soltera Bravo)|Rosa Batista señora de Quintana|Batista Vda. de Quintana, Rosa Elena|Rosa Batista de Quintana|Juan Ponce de León|María de la Torre|Ana Pérez de Armas|Leyva Corzo Osniel|LEYVA CORZO Osniel|Corzo, Osniel Leyva|Juan Carlos Pérez Kux.`, "|") {
		n := ParseName(s, GivenFirst)
		fmt.Printf("%-42s => %-36q gen=%v al=%q", s, n.Text, n.Generation, n.Aliases)
		for _, p := range n.Parses {
			fmt.Printf("  %s|%s(%.1f)", strings.Join(p.Given, ","), strings.Join(p.Surnames, ","), p.Penalty)
		}
		fmt.Println()
	}
	for _, s := range [][2]string{{"Leyva Corzo", "Osniel"}, {"Cordero Ruz", "Yadier Luis"}, {"Mirta Falcón Reyes", "Falcón Reyes"}, {"Mirta", "Mirta Falcón Reyes"}, {"Luis", "Pérez Díaz"}, {"Dámaso (hijo)", "Leyva Pupo"}, {"Dámaso", "Leyva Pupo, hijo"}, {"D. Ángel", "Marrero Ruiz"}, {"Juan Y.", "Mora"}, {"Rosa", "Batista Vda. de Quintana"}, {"Mª Elena", "Hdez. Glez."}, {"Mirta Falcón Reyes", "Mirta Falcón Reyes"}} {
		n := NameFromParts(s[0], s[1])
		fmt.Printf("%-42q => %-36q gen=%v al=%q x=%v", s, n.Text, n.Generation, n.Aliases, n.Exchanged)
		for _, p := range n.Parses {
			fmt.Printf("  %s|%s(%.1f)", strings.Join(p.Given, ","), strings.Join(p.Surnames, ","), p.Penalty)
		}
		fmt.Println()
	}
}
