using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Tests.Fields;

public sealed class Bn254BaseTests : PrimeFieldTests<Bn254Base>;

public sealed class Bn254ScalarTests : PrimeFieldTests<Bn254Scalar>;

public sealed class Bls12With381BaseTests : PrimeFieldTests<Bls12With381Base>;

public sealed class Bls12With381ScalarTests : PrimeFieldTests<Bls12With381Scalar>;

public sealed class Bls12With377BaseTests : PrimeFieldTests<Bls12With377Base>;

public sealed class Bls12With377ScalarTests : PrimeFieldTests<Bls12With377Scalar>;

public sealed class GoldilocksTests : PrimeFieldTests<Goldilocks>;

public sealed class BabyBearTests : PrimeFieldTests<BabyBear>;

public sealed class Mersenne31Tests : PrimeFieldTests<Mersenne31>;
