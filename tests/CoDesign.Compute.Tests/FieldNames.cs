global using Bls12With377Base = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt384, CoDesign.Compute.Fields.Bls12With377BasePrime>;
global using Bls12With377Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bls12With377ScalarPrime>;
global using Bls12With381Base = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt384, CoDesign.Compute.Fields.Bls12With381BasePrime>;
global using Bls12With381Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bls12With381ScalarPrime>;
global using Bn254Base = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bn254BasePrime>;
global using Bn254Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bn254ScalarPrime>;
