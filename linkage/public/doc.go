// Package public makes the edition of a roster that may be published: who is
// named in it, what is coarsened, and what is never shown.
//
// The lists name people at risk. Whoever was under eighteen at the arrest,
// perhaps was, or is of unknown age stays in the edition without a name, as do
// persons outside prison, whom visibility can cost the benefit under which they
// left it. Days become months, ages bands, and municipalities are told only
// where ten persons are from. A row without a name must not give its person away
// by what it tells: of the same province, sex, age band, month and charges there
// must be five rows, or the row tells less.
//
// Of Ana Paz Gil, born 1990-04-03, arrested on 2021-07-11 in Holguín, in prison,
// the edition tells name, "30-44", "2021-07" and Holguín. Of a boy of sixteen, the
// only one of his province, it tells that somebody is in prison.
//
// Nameless rows have no id either: ids are made of the references of records,
// which for some lists are the name, so that whoever guesses a name could see
// whether it is there.
package public
