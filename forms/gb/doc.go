// Package gb holds the Chinese standards that application forms rely on: identity codes with their check characters,
// amounts in words, dates, the working calendar, administrative divisions, economic activities and enterprise sizes.
//
// Everything is a pure function of its arguments, or of a list that the caller has read with ReadCodes or ReadCalendar.
// Nothing here knows the current time, and nothing makes sentences for users: mistakes are Faults with a machine code and data.
package gb
