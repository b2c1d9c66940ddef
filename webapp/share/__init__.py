"""Quizzes given to learners: the teacher's pages, the learner's door, and the rules kept."""
