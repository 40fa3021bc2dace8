package sources

import (
	"strings"
	"sync"
)

// headerWords are the words under which lists of persons keep their columns, in
// Spanish and English, by kind; phrases are separated by semicolons and
// compared folded. A phrase stands under one kind only. Where a word may mean
// two kinds ("nombre" beside a column of surnames is given names only), the
// draft looks at the other columns.
var headerWords = map[ColumnKind]string{
	FullName: `nombre;nombre y apellidos;nombres y apellidos;nombre y apellido;apellidos y nombre;apellidos y nombres;apellidos nombres;nombre completo;
		nombre del preso;nombre del detenido;nombre de la persona;persona;preso;preso politico;detenido a;name;full name;fullname;complete name;person;person name;
		prisoner;prisoner name;detainee;detainee name;name of prisoner;names and surnames;name and surname;nombre apellidos;nombre y dos apellidos;victima`,
	GivenNames: `nombres;nombre s;nombres de pila;nombre de pila;primer nombre;given name;given names;givenname;first name;firstname;first names;first;forename;forenames;given;fname;first and middle name`,
	Surnames:   `apellidos;apellido s;los apellidos;surname;surnames;last name;lastname;last names;family name;family names;family;lname;last;ambos apellidos;dos apellidos;primer y segundo apellido;1er y 2do apellido;1er y 2o apellido;apellido`,
	Surname1:   `primer apellido;apellido 1;apellido1;1er apellido;1 apellido;apellido paterno;paterno;first surname;surname 1;surname1;paternal surname;last name 1;1o apellido`,
	Surname2:   `segundo apellido;apellido 2;apellido2;2do apellido;2 apellido;apellido materno;materno;second surname;surname 2;surname2;maternal surname;last name 2;2o apellido`,
	Alias:      `alias;apodo;apodos;sobrenombre;conocido como;conocida como;conocido por;conocido a como;mote;nickname;nicknames;known as;aka;also known as;otros nombres;a k a;seudonimo`,
	OtherName:  `slug;nombre anterior;otra grafia;other spelling;previous name`,

	Sex:         `sexo;genero;sex;gender;sexo genero;genero sexo;sexo m f;hombre mujer`,
	BirthDate:   `fecha de nacimiento;fecha nacimiento;nacimiento;f nacimiento;f nac;fecha nac;fecha de nac;fec nac;fnac;nacido;nacido el;dob;date of birth;birth date;birthdate;birthday;born;date birth;ano de nacimiento;year of birth;birth year;yob;birth`,
	AgeNow:      `edad;edad actual;age;current age;age current;age now;edad anos;edad en anos;anos;edad a la fecha;years old;edad hoy`,
	AgeAtArrest: `edad al momento de la detencion;edad en la detencion;edad al ser detenido;edad al momento del arresto;edad de detencion;edad detencion;edad al detenerlo;edad al arresto;age at arrest;arrest age;age at detention;age when arrested;age when detained;edad en el momento de la detencion;edad al momento de detencion`,

	Province:     `provincia;prov;provincias;province;provincia de residencia;provincia de detencion;provincia detencion;provincia residencia;region;estado provincia`,
	Municipality: `municipio;mun;mpio;municipios;municipality;municipio de residencia;municipio de detencion;municipio detencion;municipio residencia;town`,
	Locality:     `localidad;poblado;barrio;reparto;comunidad;pueblo;locality;neighborhood;neighbourhood;village;consejo popular;asentamiento`,
	Place:        `lugar;residencia;lugar de residencia;lugar de origen;procedencia;lugar de la detencion;lugar de detencion;municipio provincia;municipio y provincia;provincia municipio;provincia y municipio;place;location;place of residence;residence;place of arrest;ubicacion;hometown;origen;localidad municipio provincia;arrest place`,

	Event:       `evento;protesta;manifestacion;suceso;hecho;hechos;contexto;event;protest;contexto de la detencion;contexto del arresto;participacion;evento asociado;evento de protesta`,
	ArrestDate:  `fecha de detencion;fecha detencion;fecha del arresto;fecha de arresto;fecha arresto;detencion;detenido;detenida;detenido el;arrestado;arrestado el;arresto;fecha de la detencion;f detencion;fec detencion;fecha det;f det;fecha de encarcelamiento;fecha de ingreso;arrest date;date of arrest;arrested;arrested on;detention date;date of detention;detained;detained on;date arrested;date detained;fecha prision`,
	Charges:     `delito;delitos;delito imputado;delitos imputados;delito s;cargo;cargos;causa;causas;imputacion;acusacion;tipo de delito;acusado de;motivo;charge;charges;crime;crimes;offence;offense;offences;offenses;charge type;charged with;accusation;cargos imputados`,
	Sentence:    `condena;sancion;sentencia;pena;sentence;penalty;condenado a;anos de condena texto;sancion impuesta;condena impuesta;tiempo de condena`,
	SentenceYrs: `sancion anos;condena anos;anos de condena;anos de prision;anos de sancion;sentencia anos;pena anos;sentence years;years sentenced;years;sancion en anos;condena en anos;sentence in years;prison years;anos condena;anos sancion`,
	SentenceMos: `sancion meses;condena meses;meses de condena;meses de prision;sentence months;sancion en meses;condena en meses;sentence in months;pena meses`,
	Petition:    `peticion fiscal;peticion;pf;peticion de la fiscalia;solicitud fiscal;solicitud de la fiscalia;fiscalia pide;pena solicitada;prosecutor request;prosecution request;requested sentence;prosecutor petition;sancion solicitada;pedido fiscal;peticion del fiscal`,
	Prison:      `prision;carcel;centro penitenciario;establecimiento penitenciario;penitenciaria;penal;centro;lugar de reclusion;centro de reclusion;centro de detencion;ubicacion penitenciaria;prison;jail;detention center;detention centre;penitentiary;facility;prison name;place of detention;prision actual;establecimiento`,
	Status:      `estado;situacion;situacion actual;estado actual;estado penal;estatus;status;condicion;current status;legal status;estado legal;situacion legal;situacion penal;current situation;situation;estado situacion;prisoner status;custody;tipologia de detencion;condicion actual`,
	Measure:     `medida cautelar;medida;medidas cautelares;precautionary measure;measure;medida impuesta`,
	LegalFigure: `figura de excarcelacion;figura legal;figura;tipo de excarcelacion;modalidad de excarcelacion;release type;legal figure;tipo de libertad;forma de excarcelacion;figura juridica;beneficio;beneficio penitenciario`,
	ReleaseDate: `fecha de excarcelacion;fecha excarcelacion;fecha de salida;fecha salida;salida;excarcelacion;excarcelado;excarcelado el;fecha de liberacion;liberado;liberado el;fecha libertad;fecha de libertad;release date;date of release;released;released on;fecha de la excarcelacion;date released;f excarcelacion`,

	Updated:      `ultima actualizacion;actualizado;actualizacion;actualizado el;fecha de actualizacion;fecha actualizacion;scraped at;updated;updated at;last updated;last update;modificado;fecha de modificacion;fecha de consulta;last modified;marca temporal;marca de tiempo;timestamp;submission time;submission date;fecha de envio`,
	Class:        `clase;clasificacion;categoria;tipo de preso;prisoner class;classification;class;category;prisoner category;tipologia`,
	Organization: `organizacion;organizacion politica;partido;political org;political organization;organization;organisation;afiliacion;affiliation;militancia;party`,
	CaseFile:     `expediente;no expediente;numero de expediente;exp;expediente no;causa no;numero de causa;case file;case number;case no;file number;docket;efp;no causa`,
	URL:          `url;enlace;link;pagina;web;ficha;perfil;pagina web;link a la ficha;profile url`,
	Verified:     `verificado;verificacion;confirmado;verified;verification;confirmed;verificada`,
	Key:          `id;codigo;identificador;uid;record id;rec id;recid;unique id;id registro;id persona;clave;key;code;id preso;person id`,
	Notes:        `observaciones;observacion;notas;nota;comentarios;comentario;fuente;fuentes;notes;note;remarks;comments;comment;observations;source;sources;detalles;descripcion;description;informacion adicional;datos adicionales;estado medico;salud`,
	Ignore:       `no;#;num;numero;nro;n;orden;row;row number;index;parse error;foto;imagen;photo;image;picture`,

	Date:     `fecha;date;fecha evento`,
	ID:       `carne de identidad;carnet de identidad;carne;carnet;ci;cedula;dni;pasaporte;passport;ssn;soc sec id;national id;identity number;social security number;id number;nic`,
	Email:    `email;e mail;correo;correo electronico;mail;email address`,
	Phone:    `telefono;tel;movil;celular;phone;phone number;telephone;mobile;cell;fono`,
	Postcode: `codigo postal;cp;postcode;postal code;zip;zip code;zipcode`,
	City:     `ciudad;city;suburb;birth place;lugar de nacimiento;place of birth;birthplace`,
	Address:  `direccion;domicilio;calle;address;street;street address;address 1;address1;address 2;address2;direccion particular;street number`,
	Number:   `valor;monto;amount;number;count;cantidad`,
	Category: `ocupacion;profesion;occupation;profession;nacionalidad;nationality;color de la piel;raza;race;ethnicity;religion;state;pais;country;cluster`,
}

// wordKinds looks up a folded header phrase.
var wordKinds = sync.OnceValue(func() map[string]ColumnKind {
	kinds := make(map[string]ColumnKind)
	for kind, phrases := range headerWords {
		for phrase := range strings.SplitSeq(phrases, ";") {
			kinds[foldHeader(phrase)] = kind
		}
	}
	return kinds
})

// knownHeader reports whether a header is one of the words for columns.
func knownHeader(header string) bool {
	_, ok := wordKinds()[foldHeader(header)]
	return ok
}
