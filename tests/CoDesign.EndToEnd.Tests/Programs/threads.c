/* Starts a thread; says what became of it. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static void *run(void *argument)
{
    return argument;
}

int main(void)
{
    pthread_t thread;
    int problem = pthread_create(&thread, NULL, run, NULL);
    printf("pthread_create: %s\n", strerror(problem));

    /* Locks that nobody holds need no second thread. */
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
    puts("locked and unlocked");
    return problem == 0 ? 0 : 3;
}
