/* The whole program within the process of a fuzz target. */
#ifndef TESTS_FUZZ_PROGRAM_H
#define TESTS_FUZZ_PROGRAM_H

/* A folder with a small check sheet, and a store with one application. */
void program_prepare(void);
/* main() of the program, with that store as it was at first. */
int program_run(int argc, char **argv);

#endif
