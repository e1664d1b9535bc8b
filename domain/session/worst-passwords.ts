/** What is guessed first, in France and elsewhere, by letters and digits alone; shorter ones are refused for their length. */
export const WORST_PASSWORDS = new Set(
  `12345678 123456789 1234567890 12345678910 123456789012 1234567891011 01234567 0123456789 87654321 987654321 0987654321
  11223344 112233445566 12341234 123123123 123321123 12121212 123454321 147258369 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx
  1qaz2wsx3edc 123azerty 1234azer azerty12 azerty123 azerty1234 azerty12345 azerty123456 azertyui azertyuiop azertyuiop123
  azertyuiopqsdfghjklm aqwzsxedc qsdfghjk qsdfghjklm wxcvbn123 abcdefgh abcdefghi abcdefghij abcdefghijkl abcd1234 abc12345
  abc123456 abcdef123 abcdef123456 a1b2c3d4 a1z2e3r4 a1z2e3r4t5 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty123456
  asdfghjk asdfghjkl zxcvbnm1 password password1 password12 password123 password1234 password12345 passw0rd p4ssw0rd pa55word
  motdepasse motdepasse1 motdepasse12 motdepasse123 motdepasse1234 monmotdepasse lemotdepasse changeme changeme1 changeme123
  changezmoi administrateur administrator admin123 admin1234 admin12345 admin123456 adminadmin rootroot toortoor welcome1
  welcome123 bienvenue bienvenue1 bienvenue123 bonjour1 bonjour12 bonjour123 bonjour1234 coucou12 coucou123 coucoucou salut123
  doudou12 doudou123 loulou12 loulou123 loulou1234 chouchou chouchou1 jetaime1 jetaime12 jetaime123 jetaimejetaime iloveyou
  iloveyou1 iloveyou123 monamour monamour1 monamour123 princesse princesse1 princess princess1 marseille marseille13 marseille1
  marseille2024 parissaintgermain psg12345 olympique olympiquemarseille football football1 football123 baseball superman batman12
  sunshine sunshine1 starwars pokemon1 pokemon12 pokemon123 pikachu1 minecraft minecraft1 minecraft123 fortnite fortnite1
  fortnite123 naruto12 naruto123 dragonball nintendo computer internet trustno1 whatever letmein1 letmein123 secret123 master123
  monkey123 dragon123 shadow123 michael1 jordan23 charlie1 nicolas1 thomas123 camille1 college1 college123 college1234 collège
  lycee123 lycee1234 ecole123 ecole1234 ecole12345 eleve123 eleve1234 prof1234 professeur professeur1 professeur123 enseignant
  enseignant1 enseignant123 secretariat vacances vacances1 vacances123 pronote1 pronote123 pronote1234 messagerie messagerie1
  messagerie123 soleil12 soleil123 chocolat chocolat1 chocolat123 caramel1 nutella1 licorne1 licorne123 papillon papillon1
  france98 france2018 france2024 france123 paris2024 printemps2026 rentree2025 rentree2026 septembre2026 novembre2026
  test1234 test12345 testtest tototoro tototoroto toto1234 toto12345 tototo123 user1234 guest123 demo1234 demodemo`
    .split(/\s+/)
    .map((word) => word.normalize('NFKD').replaceAll(/\p{M}/gu, '')),
)
