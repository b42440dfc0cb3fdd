// What is compiled for older systems takes the functions of glibc 2.28 where Debian 11 has a later edition of them beside it.
#if !defined(__ASSEMBLER__) && defined(__x86_64__)
__asm__(".symver log,log@GLIBC_2.2.5");
#endif
#if !defined(__ASSEMBLER__) && defined(__aarch64__)
__asm__(".symver log,log@GLIBC_2.17");
#endif
