// Package screenlock tells when the desktop has locked its screen, where the system tells that: on Linux by the signals of the
// desktop and of logind on D-Bus, on Windows by asking the session. Nothing is changed, and nothing of a network is asked.
package screenlock
